"""What a person asked on the page: the one box and the choices beside it, read into one question."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from directory.question import MAX_LETTERS, Message, Question, clean, read
from directory.understanding import Understanding, understand
from places.ids import country_id
from places.known import place_of
from places.models import Place

Params = Mapping[str, list[str]]

# Where she is may come from a button or a phone; then the box is only what she wrote before.
PLACED = ("place", "latitude", "longitude")
# What is asked of the whole home country when no place is said.
SEARCHED_ALONE = frozenset({"need", "audience"})
NOTHING = _("Write your city, or choose a province.")
TOO_LONG = _("This is too long. Write no more than 200 letters.")
NO_SUCH_NUMBER = _("We do not know this number. Write your city, or choose a province.")
UNKNOWN = _("We do not know this place. Try another spelling, or choose a province.")


@dataclass(frozen=True, slots=True)
class Asked:
    """`written` stood in the box; `wrong` says by field what could not be used; `listings` were asked for by name."""

    written: str
    question: Question
    wrong: dict[str, Message] = field(default_factory=dict)
    listings: tuple[UUID, ...] = ()

    @property
    def fields(self) -> list[tuple[str, str]]:
        """Return the question as form fields, so that filters, the next page and the other language can carry it."""
        typed = dict(self.question.typed)
        if self.question.search and self.question.search.place:
            typed["place"] = [self.question.search.place.pk]
        written = [("q", self.written)] if self.written else []
        return written + [(name, text) for name, texts in typed.items() for text in texts]

    def fields_without(self, *names: str) -> list[tuple[str, str]]:
        """Return the fields of the question but for some."""
        return [(name, text) for name, text in self.fields if name not in names]


def hear(params: Params, *, language: str) -> Asked:
    """Read what she asked; what cannot be used is refused by name, and the rest still counts."""
    written = clean("".join(params.get("q", [])[-1:]))
    chosen = {name: texts for name, texts in params.items() if any(map(clean, texts))}
    if any(name in chosen for name in PLACED):
        return _told(written, _with_needs(written, chosen), language)
    if len(written) > MAX_LETTERS:
        return Asked(written, Question(), {"q": TOO_LONG})
    return _written(written, chosen, language)


def _with_needs(written: str, params: Params) -> Params:
    """Return the parameters with the needs that the box names, when a phone said where she is."""
    is_position = "latitude" in params and "place" not in params
    return _with_what_is_said(understand(written), params) if is_position and written else params


def _told(written: str, params: Params, language: str, place: Place | None = None) -> Asked:
    """Read a question whose place stands in a field of its own, or is known already."""
    place = place or _chosen(params)
    question = read(params, language=language, place=place)
    wrong = dict(question.refusals)
    usable = {name: texts for name, texts in params.items() if name not in wrong}
    if wrong and not question.candidates and (place or any(name in usable for name in PLACED)):
        question = read(usable, language=language, place=place)
    return Asked(written, question, wrong)


def _chosen(params: Params) -> Place | None:
    """Return the place that a button of ours named by its id."""
    named = clean("".join(params.get("place", [])[-1:]))
    return place_of(named) if 0 < len(named) <= MAX_LETTERS else None


def _written(written: str, params: Params, language: str) -> Asked:
    """Read a question whose place stands in the box; a need alone is asked of the whole home country."""
    meant = understand(written)
    asked = _with_what_is_said(meant, params)
    if meant.place.is_ambiguous:
        return Asked(written, Question(candidates=meant.place.candidates, typed=asked))
    if meant.place.place is None and not asked.keys() & SEARCHED_ALONE:
        return Asked(written, Question(typed=asked), _unplaced(written, meant), meant.listings)
    told = _told(written, asked, language, meant.place.place or place_of(country_id(settings.HOME_COUNTRY)))
    return Asked(written, told.question, told.wrong, meant.listings)


def _with_what_is_said(meant: Understanding, params: Params) -> dict[str, list[str]]:
    """Return the parameters, with the needs and the audience that the box names where none is chosen beside it."""
    needs = {"need": list(meant.needs)} if meant.needs else {}
    audience = {"audience": [meant.audience]} if meant.audience else {}
    return needs | audience | dict(params)


def _unplaced(written: str, meant: Understanding) -> dict[str, Message]:
    """Return what to say of a box in which there was neither a place nor a need; nothing when it named a listing."""
    if not written:
        return {"q": NOTHING}
    if meant.listings:
        return {}
    return {"q": NO_SUCH_NUMBER if meant.number else UNKNOWN}
