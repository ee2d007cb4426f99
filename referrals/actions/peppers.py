"""Ending a pepper: once nothing hangs on it, its mark goes, and its line may leave the file."""

from dataclasses import dataclass

from accounts.permissions import RefusedError
from referrals.models import Case, Handoff, PepperMark, UserKey
from referrals.moving import deed
from referrals.sealed import peppers
from safety import audit


@dataclass(frozen=True, slots=True)
class Standing:
    """How a pepper stands: how many cases, vault keys and links of apps hang on it, and whether this process has it.

    A link is made again with it for an app that asks twice, as long as its row is kept (`referrals.models.handoff`).
    """

    version: int
    cases: int
    keys: int
    links: int
    is_here: bool
    is_newest: bool

    @property
    def is_free(self) -> bool:
        """Say whether nothing hangs on it."""
        return not (self.cases or self.keys or self.links)


def standings() -> list[Standing]:
    """Return every pepper that there is, or that something hangs on, the oldest first. NoPepperError."""
    newest, _ = peppers.newest()
    used = set(Case.objects.values_list("pepper_version", flat=True).distinct())
    used |= set(UserKey.objects.values_list("pepper_version", flat=True).distinct())
    used |= set(Handoff.objects.values_list("pepper_version", flat=True).distinct())
    used |= set(PepperMark.objects.values_list("version", flat=True))
    return [standing_of(version, newest) for version in sorted(used | peppers.every().keys())]


def standing_of(version: int, newest: int) -> Standing:
    """Return how one stands."""
    return Standing(
        version,
        Case.objects.filter(pepper_version=version).count(),
        UserKey.objects.filter(pepper_version=version).count(),
        Handoff.objects.filter(pepper_version=version).count(),
        version in peppers.every(),
        version == newest,
    )


@deed
def drop(*, version: int, by: str) -> None:
    """Forget a pepper's mark. RefusedError where something hangs on it, or new things are made with it.

    The newer ones are marked: a process that has not seen them yet takes nothing in from now on.
    """
    newest, _ = peppers.newest()
    if version >= newest:
        raise RefusedError("New things are made with this pepper. Add a newer one first, and restart everything.")
    found = standing_of(version, newest)
    if not found.is_free:
        hanging = f"{found.cases} cases, {found.keys} vault keys and {found.links} links of apps"
        raise RefusedError(f"{hanging} still hang on pepper {version}.")
    if not found.is_here and not PepperMark.objects.filter(version=version).exists():
        raise RefusedError(f"There is no pepper {version}.")
    peppers.mark_new()
    PepperMark.objects.filter(version=version).delete()
    audit.record("pepper.dropped", actor=by, subject=f"pepper:{version}")
