"""Which published lines stand in the static files of numbers (safety.hotlines)."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet

from directory.models import Phone, PhoneKind, Service, ServiceKind, Status
from places.models import Kind, Place
from safety.hotlines import Line, folder, write

EMERGENCY, HELPLINE, FOR_FOREIGNERS = "emergency", "helpline", "consular-help"
FOR_CHILDREN = "child-protection"
# What can be remembered.
SHORT = 6
WIDE = (Kind.PROVINCE, Kind.TERRITORY)
LANGUAGES = ("ur", "en")
MOST_NATIONAL, MOST_NEARBY = 14, 16


def refresh() -> tuple[int, int]:
    """Write the files of this installation anew; return how many countries have one, and how many files changed.

    For the command, and for after the commit of whatever publishes or suspends a line.
    """
    wanted = sorted({settings.HOME_COUNTRY, *countries()})
    changed = write_files(folder(), wanted)
    for path in folder().glob("*.json"):
        # Whoever has no published line any more must not keep showing one.
        if path.name.split(".")[0] not in wanted:
            path.unlink()
    return len(wanted), changed


def refresh_after(service: Service) -> None:
    """Refresh once the present change of the service is committed, if it can stand among the numbers."""
    if service.terms.filter(slug__in=(EMERGENCY, HELPLINE)).exists():
        # What staff decided holds even where the files cannot be written; the log then says so.
        transaction.on_commit(refresh, robust=True)


def write_files(place: Path, wanted: Iterable[str]) -> int:
    """Write the files of the countries into the folder `place`; return how many changed."""
    pairs = [(country, language) for country in wanted for language in LANGUAGES]
    return sum(write(place, country, language, lines_of(country, language)) for country, language in pairs)


def countries() -> list[str]:
    """Return the ISO codes of the countries with a line that serves all of them."""
    found = _candidates().filter(areas__place__kind=Kind.COUNTRY).values_list("areas__place__country", flat=True)
    return sorted(set(found))


def lines_of(country: str, language: str) -> list[Line]:
    """Return the lines of a country, those for all of it first, emergency before helplines, short numbers first."""
    national, nearby = _ranked(_candidates(), country, language)
    return [*national[:MOST_NATIONAL], *nearby[:MOST_NEARBY]]


def child_lines(country: str, language: str) -> list[Line]:
    """Return the lines that protect children in a country, its provinces' first, then short ones for all of it.

    They are read from the catalogue, not from the files.
    """
    national, nearby = _ranked(Service.public.filter(terms__slug=FOR_CHILDREN, status=Status.ACTIVE), country, language)
    by_province = sorted(nearby, key=lambda line: (line.area, len(line.dial)))
    return [*by_province, *(line for line in national if len(line.dial) <= SHORT)]


def _ranked(found: QuerySet[Service], country: str, language: str) -> tuple[list[Line], list[Line]]:
    """Return the lines of all of a country, and of parts of it, the most urgent and shortest first."""
    of_country = found.filter(areas__place__country=country).distinct()
    services = of_country.prefetch_related("texts", "phones", "terms", "areas__place")
    said = sorted((rank, line) for service in services for rank, line in _line(service, country, language))
    national = [line for rank, line in said if not rank[0]]
    nearby = [line for rank, line in said if rank[0]]
    return _each_once(national), _each_once(nearby)


Rank = tuple[bool, bool, int, str, str]


def _candidates() -> QuerySet[Service]:
    wanted = Q(terms__slug__in=(EMERGENCY, HELPLINE))
    return Service.public.filter(wanted, status=Status.ACTIVE).exclude(terms__slug=FOR_FOREIGNERS)


def _line(service: Service, country: str, language: str) -> Iterator[tuple[Rank, Line]]:
    """Yield the line of a service with its rank; nothing when it has no number or serves too small a part."""
    phone, name = _phone(service), service.text("name", language)
    places = [area.place for area in service.areas.all() if area.place.country == country]
    is_national = any(place.kind == Kind.COUNTRY for place in places)
    if phone is None or name is None or not (is_national or _is_wide(service, phone, places)):
        return
    area = "" if is_national else _said(places, language)
    is_emergency = any(term.slug == EMERGENCY for term in service.terms.all())
    rank = (not is_national, not is_emergency, len(phone.dial), phone.dial, service.slug)
    yield rank, Line(name.text, phone.published, phone.dial, area, name.language)


def _is_wide(service: Service, phone: Phone, places: list[Place]) -> bool:
    is_line = service.kind == ServiceKind.HELPLINE or phone.short_code
    return is_line and all(place.kind in WIDE for place in places)


def _phone(service: Service) -> Phone | None:
    """Return the number to show: a short one is easier to remember, and cheaper."""
    voices = [phone for phone in service.phones.all() if phone.kind == PhoneKind.VOICE]
    return min(voices, key=lambda phone: (not phone.short_code, phone.position), default=None)


def _said(places: list[Place], language: str) -> str:
    comma = "، " if language == "ur" else ", "
    return comma.join(sorted(place.said_in(language) for place in places))


def _each_once(lines: list[Line]) -> list[Line]:
    """Keep the first line of each number and area: two offices may answer one number."""
    kept: dict[tuple[str, str], Line] = {}
    for line in lines:
        kept.setdefault((line.dial, line.area), line)
    return list(kept.values())
