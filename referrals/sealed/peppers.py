"""The peppers: 32 bytes each in a file beside the site, without which nothing of the private flow can be opened."""

from functools import cache

from django.conf import settings
from django.db.models import Max

from referrals.crypto.derivation import peppered
from referrals.models import PepperMark


class NoPepperError(Exception):
    """There is no pepper, or not the one that this was made with. Nothing private can be opened or taken in."""


def newest() -> tuple[int, bytes]:
    """Return the version and the pepper that new things are made with. NoPepperError."""
    if not settings.PEPPERS:
        raise NoPepperError("there is no pepper")
    version = max(settings.PEPPERS)
    return version, settings.PEPPERS[version]


def of(version: int) -> bytes:
    """Return one pepper. NoPepperError where it is gone."""
    try:
        found: bytes = settings.PEPPERS[version]
    except KeyError as error:
        raise NoPepperError(f"there is no pepper {version}") from error
    return found


def every() -> dict[int, bytes]:
    """Return all peppers, the newest first. NoPepperError where there is none."""
    newest()
    return dict(sorted(settings.PEPPERS.items(), reverse=True))


def mark_new() -> None:
    """Keep the mark of each pepper that is newer than those this database has seen; called when a desk is made.

    An older one without a mark was dropped, though its line may still be in the file.
    """
    seen = PepperMark.objects.aggregate(newest=Max("version"))["newest"] or 0
    for version, pepper in every().items():
        if version > seen:
            PepperMark.objects.get_or_create(version=version, defaults={"mark": _mark(pepper)})


def are_right() -> bool:
    """Say whether the files hold the very peppers that this database was written with."""
    marks = PepperMark.objects.values_list("version", "mark")
    return bool(settings.PEPPERS) and all(_fits(version, bytes(mark)) for version, mark in marks)


def _fits(version: int, mark: bytes) -> bool:
    return version in settings.PEPPERS and _mark(settings.PEPPERS[version]) == mark


@cache
def _mark(pepper: bytes) -> bytes:
    return peppered("mark", b"raah", pepper)
