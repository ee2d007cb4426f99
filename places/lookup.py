"""Find the place that somebody means, typed anyhow, with one SQL statement."""

from dataclasses import dataclass

from django.conf import settings

from places import candidates, deciding, ranking, spans
from places.models import Place


@dataclass(frozen=True, slots=True)
class Lookup:
    """What was found: the place that is clearly meant, or else the candidates to ask about, best first.

    `within` is the place at home of which some words are exactly the name, `within_key` those words: "edhi lahore" is
    no place, but holds one.
    """

    place: Place | None = None
    candidates: tuple[Place, ...] = ()
    within: Place | None = None
    within_key: str = ""

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
    of_id = [hit for hit in hits if not hit.key]
    if of_id:
        return _answer(deciding.Decision((of_id[0].place,), is_clear=True), [], limit)
    home = settings.HOME_COUNTRY
    decision = deciding.decide(ranking.readings(typed, hits, home=home), home=home)
    return _answer(decision, _within(ranking.named(typed, hits, home=home), home), limit)


def _within(named: list[ranking.Reading], home: str) -> list[ranking.Reading]:
    """Return the reading of the one place that the words hold; none where they hold several or an unclear one."""
    decision = deciding.decide(named, home=home)
    return [reading for reading in named if decision.is_clear and reading.place == decision.places[0]]


def _answer(decision: deciding.Decision, within: list[ranking.Reading], limit: int) -> Lookup:
    places = tuple(candidates.place(found) for found in decision.places[:limit])
    place = places[0] if decision.is_clear else None
    if not within:
        return Lookup(place, places)
    return Lookup(place, places, candidates.place(within[0].place), within[0].hit.key)
