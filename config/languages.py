"""Which languages Django may show, and what it must be told of those that it does not know by itself."""

from django.conf import global_settings
from django.conf.locale import LANG_INFO

from languages.complete import offered
from languages.known import PREPARED

# Django tells the direction by the first part of a code, so Roman Urdu asks languages.known instead.
BIDI = [*global_settings.LANGUAGES_BIDI, *(language.code for language in PREPARED if language.direction == "rtl")]


def choices() -> list[tuple[str, str]]:
    """Return the languages that are offered, (code, name in itself): Urdu, English, and what has been completed."""
    return [(language.code, language.own_name) for language in offered()]


def introduce() -> None:
    """Give Django a row for each prepared language: without one it refuses to speak of it."""
    for language in PREPARED:
        LANG_INFO[language.code] = {
            "bidi": language.direction == "rtl",
            "code": language.code,
            "name": language.name,
            "name_local": language.own_name,
        }
