"""Find the place that somebody means, typed anyhow, with one SQL statement."""

from dataclasses import dataclass

from places.models import Place


@dataclass(frozen=True, slots=True)
class Lookup:
    """What was found: the place that is clearly meant, or else the candidates to ask about, best first."""

    place: Place | None = None
    candidates: tuple[Place, ...] = ()

    @property
    def is_found(self) -> bool:
        """Say whether one place is clearly meant."""
        return self.place is not None

    @property
    def is_ambiguous(self) -> bool:
        """Say whether the person must be asked which one."""
        return self.place is None and bool(self.candidates)

    @property
    def is_nothing(self) -> bool:
        """Say whether nothing is known by that name."""
        return self.place is None and not self.candidates


def look_up(text: str, *, limit: int = 5) -> Lookup:
    """Return the place that `text` means; exact names only for now."""
    from places.fold import key

    wanted = key(text[:120])
    found = Place.objects.filter(names__key=wanted).order_by("-names__weight")[:limit]
    places = tuple(dict.fromkeys(found))
    return Lookup(places[0] if places else None, places)
