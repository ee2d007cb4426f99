"""A question as a value."""

from dataclasses import dataclass, field, fields

from directory.cards import tags
from directory.cards.position import WIDE
from directory.models.card import LANGUAGES
from places.geo import Point
from places.models import Place

MAX_LIMIT = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What a person asks. `point` is where a phone or a partner's app says she is; it is rounded to about 1 km.

    Without a point, the place's own point is meant. Several needs must all be met. Raises ValueError for a value that
    nothing could ever match.
    """

    point: Point | None = None
    place: Place | None = None
    needs: tuple[str, ...] = ()
    audience: str | None = None
    speaks: str | None = None
    free: bool = False
    accessible: bool = False
    remote: bool = False
    accepts_minors: bool = False
    open_now: bool = False
    within_km: float | None = None
    limit: int = 10
    page: int = 1
    language: str = "ur"
    _tags: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if self.point is None and self.place is None:
            raise ValueError("a search starts at a point or at a place")
        if not 1 <= self.limit <= MAX_LIMIT or self.page < 1:
            raise ValueError("the limit or the page is out of range")
        if self.language not in LANGUAGES:
            raise ValueError("there are no cards in that language")
        if self.within_km is not None and not self.within_km > 0:
            raise ValueError("a distance to stay within is more than 0")
        if self.point is not None:
            object.__setattr__(self, "point", self.point.rounded())
        object.__setattr__(self, "_tags", self._all_tags())

    def at(self, place: Place) -> "Search":
        """Return the same question about a place; nothing of it has to be judged again."""
        other = object.__new__(Search)
        for name in NAMES:
            object.__setattr__(other, name, place if name == "place" else getattr(self, name))
        return other

    @property
    def is_wide(self) -> bool:
        """Tell whether she named a country, a province or the like: then what lies inside it comes first."""
        return self.point is None and self.place is not None and self.place.kind in WIDE

    def tags(self) -> tuple[int, ...]:
        """Return the integers that every fitting card has."""
        return self._tags

    def _all_tags(self) -> tuple[int, ...]:
        if not (set(self.needs) <= tags.NEEDS.keys() and (self.audience is None or self.audience in tags.AUDIENCES)):
            raise ValueError("the need or the audience is not in the taxonomy")
        if self.speaks is not None and not tags.is_language(self.speaks):
            raise ValueError("a language is two or three letters of ISO 639")
        found = tags.tag_set(
            (tags.NEEDS[need] for need in self.needs),
            (tags.AUDIENCES[self.audience],) if self.audience else (),
            (tags.language_tag(self.speaks),) if self.speaks else (),
            (flag for flag, is_asked in self._flags() if is_asked),
        )
        return tuple(found)

    def _flags(self) -> tuple[tuple[int, bool], ...]:
        return (
            (tags.FREE, self.free),
            (tags.ACCESSIBLE, self.accessible),
            (tags.REMOTE, self.remote),
            (tags.ACCEPTS_MINORS, self.accepts_minors),
            (tags.HOURS_KNOWN, self.open_now),
        )


NAMES = tuple(one.name for one in fields(Search))
