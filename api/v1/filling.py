"""What an app fills in for somebody, from a JSON body: read without the database, then compared with the directory.

Nothing but four names is taken. What is not one of them is refused, for it might say who she is.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final

from django.conf import settings
from django.utils.translation import gettext as _

from api.errors import Refusal
from api.reading import WrongValueError, identifier
from api.v1.places import written
from api.v1.questions import refuse_unknown
from directory.models import ServiceAtLocation
from directory.question import MAX_LETTERS, clean
from places.lookup import look_up
from places.models import Kind, Place
from referrals.forms.asking import ASKED
from referrals.said import Filled

MOST_CENTRES: Final = 5
# The least that an area may be: nobody is found by it. Some cities are not divided into districts, or into several.
AREAS: Final = (Kind.DISTRICT, Kind.CITY)

Read = Callable[[Any], Any]


def read(body: Mapping[str, Any]) -> Filled:
    """Return what a body says; null means not given. Refuses all that is wrong together, by name."""
    refuse_unknown(body, READERS)
    said: dict[str, Any] = {}
    errors: dict[str, str] = {}
    for name, (field, reader) in READERS.items():
        try:
            said[field] = reader(body.get(name))
        except WrongValueError as wrong:
            errors[name] = str(wrong.said)
    if errors:
        raise Refusal(errors=errors)
    return Filled(**said)


def checked(filled: Filled) -> Filled:
    """Return it with the id of its area. Refuses a place that is none, several or too wide, and unknown centres."""
    errors: dict[str, str] = {}
    area = _area(filled.area, errors) if filled.area else ""
    if ServiceAtLocation.public.filter(pk__in=filled.centres).count() < len(filled.centres):
        errors["centre_ids"] = _("The directory does not have one of these.")
    if errors:
        raise Refusal(errors=errors)
    return replace(filled, area=area)


def _area(said: str, errors: dict[str, str]) -> str:
    """Return the id of the area of a place, or of a name that means one only."""
    found = look_up(said)
    if found.is_ambiguous:
        raise Refusal(
            _("Several places have this name. Ask again with the id of one of them."),
            candidates=[written(place) for place in found.candidates],
        )
    area = area_of(found.place) if found.place else None
    if area is None:
        errors["area"] = (
            _("This is too wide. Name a district, or a place in one.")
            if found.place
            else _("We do not know this place. Try another spelling, or the id of a district.")
        )
    return area.pk if area else ""


def area_of(place: Place) -> Place | None:
    """Return the district in which a place lies, else the city; None for what is wider."""
    above = {row.kind: row for row in Place.objects.filter(number__in=place.ancestors, kind__in=AREAS)}
    return next((above[kind] for kind in AREAS if kind in above), None)


def _language(value: Any) -> str:
    known = dict(settings.LANGUAGES)
    if not isinstance(value, str) or value not in known:
        said = _("Choose the language of the page to which the link leads: %(codes)s.")
        raise WrongValueError(said % {"codes": ", ".join(known)})
    return value


def _place(value: Any) -> str:
    if value is None:
        return ""
    if not isinstance(value, str) or len(value) > MAX_LETTERS:
        raise WrongValueError(_("Write the name or the id of a place, in no more than 200 letters."))
    return clean(value)


def _needs(value: Any) -> tuple[str, ...]:
    needs = [] if value is None else value
    if not isinstance(needs, list) or not all(isinstance(one, str) and one in ASKED for one in needs):
        raise WrongValueError(_("Write a list of needs, of those that a desk is asked for."))
    return tuple(dict.fromkeys(needs))


def _centres(value: Any) -> tuple[str, ...]:
    if value is not None and not (isinstance(value, list) and len(value) <= MOST_CENTRES):
        raise WrongValueError(_("Write a list of at most 5 ids of centres."))
    return tuple(sorted({str(identifier(str(one))) for one in value or ()}))


# name in the body: (field of Filled, reader of its value)
READERS: Final[dict[str, tuple[str, Read]]] = {
    "language": ("language", _language),
    "area": ("area", _place),
    "needs": ("needs", _needs),
    "centre_ids": ("centres", _centres),
}
