"""A telephone number in what was typed, and the published listings that it belongs to."""

import re
import unicodedata
from uuid import UUID

import phonenumbers
from django.conf import settings
from django.db.models import Exists, OuterRef

from directory.models import ServiceArea, ServiceAtLocation, Status
from directory.understanding.words import read
from places.fold import fold
from places.models import Kind

RUN = re.compile(r"\+?\d(?:[\d\s().-]*\d)?")
# Two digits are a house, a sector or an age, unless nothing else is said but a need ("15", "police 15").
SHORTEST, LONGEST, MOST = 3, 15, 10


def number_in(text: str) -> tuple[str, str]:
    """Return the digits of the number in the text ("" when there is none), and the text without it.

    >>> number_in("call ۱۰۹۹"), number_in("0800-22227"), number_in("DHA phase 6")
    (('1099', 'call  '), ('080022227', ' '), ('', 'DHA phase 6'))
    """
    plain = "".join(map(_digit, text))
    for run in RUN.finditer(plain):
        digits = re.sub(r"\D", "", run[0])
        rest = f"{plain[: run.start()]} {plain[run.end() :]}"
        if SHORTEST <= len(digits) <= LONGEST or (len(digits) == 2 and not any(read(fold(rest).split()).left)):
            return digits, rest
    return "", text


def _digit(sign: str) -> str:
    value = unicodedata.digit(sign, None)
    return sign if value is None else str(value)


def listings_of(digits: str) -> tuple[UUID, ...]:
    """Return the public listings whose own number it is, those that serve a whole country first; one statement."""
    whole_country = ServiceArea.objects.filter(service=OuterRef("service"), place__kind=Kind.COUNTRY)
    found = (
        ServiceAtLocation.public.filter(service__status=Status.ACTIVE, service__phones__dial__in=dials(digits))
        .annotate(is_national=Exists(whole_country))
        .order_by("-is_national", "service__slug")
    )
    return tuple(dict.fromkeys(found.values_list("pk", flat=True)[:MOST]))


def dials(digits: str) -> set[str]:
    """Return what the digits may be dialled as: a short code, a national or an international number."""
    code = str(phonenumbers.country_code_for_region(settings.HOME_COUNTRY))
    significant = digits.removeprefix("00").removeprefix(code).lstrip("0")
    return {digits, f"+{digits}", f"+{digits.removeprefix('00')}", f"+{code}{significant}"}
