"""Find the place that somebody means, typed anyhow, with one SQL statement."""

from dataclasses import dataclass

from places import candidates, deciding, ranking, spans
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
    """Return the place that `text` means (a gazetteer id or a name in any spelling), or up to `limit` candidates.

    Takes any text: what can be no place is nothing, never an error.
    """
    typed = spans.read(text)
    if typed is None:
        return Lookup()
    hits = candidates.fetch(text.strip(), typed)
    for hit in hits:
        if not hit.key:
            return Lookup(hit.place, (hit.place,))
    return _decide(ranking.readings(typed, hits), limit)


def _decide(readings: list[ranking.Reading], limit: int) -> Lookup:
    kept = deciding.families(readings)
    if not kept:
        return Lookup()
    best, *others = kept
    rivals = deciding.rivals(best, others)
    if rivals or best.likeness < deciding.CLEARLY:
        return Lookup(None, tuple(reading.place for reading in [best, *rivals][:limit]))
    return Lookup(best.place, tuple(reading.place for reading in kept[:limit]))
