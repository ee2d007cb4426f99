"""Find the place that somebody means, typed anyhow, with one SQL statement."""

from dataclasses import dataclass

from django.conf import settings

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
    hits = candidates.fetch(spans.as_id(text), typed)
    named = [hit for hit in hits if not hit.key]
    if named:
        return _answer(deciding.Decision((named[0].place,), is_clear=True), limit)
    home = settings.HOME_COUNTRY
    return _answer(deciding.decide(ranking.readings(typed, hits, home=home), home=home), limit)


def _answer(decision: deciding.Decision, limit: int) -> Lookup:
    places = tuple(candidates.place(found) for found in decision.places[:limit])
    return Lookup(places[0] if decision.is_clear else None, places)
