"""What is wrong with a content: one road for the form, the spreadsheet and the restoring of history.

A fault is a code of `FAULTS` with the words that fill its sentence, so that each place can say it in its language.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from directory.cards.tags import AUDIENCES, NEEDS, is_language
from directory.content.closer import closer_by_key, finder_around, too_close
from directory.content.hidden import streets_by_key
from directory.content.hours_faults import hours_faults
from directory.content.shape import TEXTS, Content, words_key
from directory.models import Evidence, EvidenceKind, Service, ServiceKind
from directory.phones import is_same_line, line_key, number_fault
from places.models import Place

FAULTS: Final[dict[str, Promise]] = {
    "no-name": _("Write what the place is called."),
    "too-long": _("This is too long. Write no more than %(limit)s letters."),
    "no-need": _("Choose at least one kind of help."),
    "unknown-word": _("We do not know this choice: %(found)s"),
    "bad-number": _("This cannot be dialled in this country: %(found)s"),
    "wrong-number": _("We know that this number is wrong for this place: %(found)s"),
    "twice": _("This stands here twice: %(found)s"),
    "bad-email": _("This cannot be an e-mail address: %(found)s"),
    "bad-url": _("This cannot be a web address: %(found)s"),
    "unknown-place": _("We do not know this place: %(found)s"),
    "no-place": _("Say in which city or district it is, or where they help."),
    "overlap": _("Two openings of one day overlap: %(found)s"),
    "no-length": _("An opening must end at another time than it begins: %(found)s"),
    "bad-days": _("The last day is before the first: %(found)s"),
    "until": _("Say until when only where it is full."),
    "street": _("This place is hidden. A street, a house number, a map or a landmark must not stand here: %(found)s"),
    "closer": _("This place is hidden. Nothing closer than its district must stand here: %(found)s"),
}
LONGEST: Final = {"name": 200, "description": 500, "papers_asked": 300, "first_contact": 300}
LONGEST_ELSE: Final = 300


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong, by the key of the field where it is."""

    key: str
    code: str
    words: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return str(FAULTS[self.code]) % self.words if self.words else str(FAULTS[self.code])


def faults_of(content: Content, service: Service | None = None) -> list[Fault]:
    """Return everything that is wrong with a whole content; `service` is the listing that it would change."""
    places = Place.objects.in_bulk([pk for pk in (content["place"], *content["areas"]) if pk])
    place = places.get(content["place"])
    country = next((found.country for found in (place, *places.values()) if found), settings.HOME_COUNTRY)
    return [
        *_words_faults(content),
        *_choice_faults(content),
        *_number_faults(content, country, _wrong_lines(service)),
        *_address_faults(content),
        *_place_faults(content, places),
        *(Fault(key, code, {"found": found}) for key, code, found in hours_faults(content)),
        *_hidden_faults(content, place),
    ]


def _words_faults(content: Content) -> Iterator[Fault]:
    if not any(content["name_words"].values()):
        yield Fault("name_words", "no-name")
    for text in TEXTS:
        limit = LONGEST.get(text, LONGEST_ELSE)
        if any(len(said) > limit for said in content[words_key(text)].values()):
            yield Fault(words_key(text), "too-long", {"limit": str(limit)})


def _choice_faults(content: Content) -> Iterator[Fault]:
    if not content["needs"]:
        yield Fault("needs", "no-need")
    known = {"needs": NEEDS, "audiences": AUDIENCES}
    for key, words in known.items():
        yield from (Fault(key, "unknown-word", {"found": slug}) for slug in content[key] if slug not in words)
    yield from (Fault("spoken", "unknown-word", {"found": code}) for code in content["spoken"] if not is_language(code))
    if content["kind"] not in ServiceKind.values:
        yield Fault("kind", "unknown-word", {"found": str(content["kind"])})
    if content["capacity_until"] and content["capacity"] != "full":
        yield Fault("capacity_until", "until")


def _number_faults(content: Content, country: str, wrong: set[str]) -> Iterator[Fault]:
    seen: set[tuple[str, str]] = set()
    for row in content["phones"]:
        found = {"found": row["published"]}
        if number_fault(dial=row["dial"], e164=row["e164"], country=country):
            yield Fault("phones", "bad-number", found)
        elif any(is_same_line(line_key(row["dial"], country), line) for line in wrong):
            yield Fault("phones", "wrong-number", found)
        elif (row["kind"], row["dial"]) in seen:
            yield Fault("phones", "twice", found)
        seen.add((row["kind"], row["dial"]))


def _wrong_lines(service: Service | None) -> set[str]:
    if service is None:
        return set()
    found = Evidence.objects.filter(service=service, kind=EvidenceKind.WRONG_NUMBER).exclude(digits="")
    return set(found.values_list("digits", flat=True))


def _address_faults(content: Content) -> Iterator[Fault]:
    for email in content["emails"]:
        try:
            validate_email(email)
        except ValidationError:
            yield Fault("emails", "bad-email", {"found": email})
    url = content["url"]
    if url and not (urlsplit(url).scheme in {"http", "https"} and urlsplit(url).hostname):
        yield Fault("url", "bad-url", {"found": url})


def _place_faults(content: Content, known: dict[str, Place]) -> Iterator[Fault]:
    if content["place"] and content["place"] not in known:
        yield Fault("place", "unknown-place", {"found": content["place"]})
    yield from (Fault("areas", "unknown-place", {"found": area}) for area in content["areas"] if area not in known)
    if not content["place"] and not content["areas"]:
        yield Fault("place", "no-place")


def _hidden_faults(content: Content, place: Place | None) -> Iterator[Fault]:
    if not content["confidential"]:
        return
    checked: dict[str, Any] = {key: value for key, value in content.items() if key != "place"}
    streets = streets_by_key(checked)
    yield from (Fault(key, "street", {"found": found}) for key, found in streets.items())
    closer = closer_by_key(content, finder_around(place))
    yield from (Fault(key, "closer", {"found": found}) for key, found in closer.items() if key not in streets)
    for key, places in too_close(content).items():
        yield from (Fault(key, "closer", {"found": close.name}) for close in places)
