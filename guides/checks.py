"""What must be true of a guide beyond its shape: rules as data, each a question that answers with complaints."""

import re
from collections.abc import Callable, Iterator
from itertools import product
from typing import NamedTuple

from guides.seals import seal
from guides.shapes import GUARDED, LANGUAGES, Guide, Kind
from guides.texts import MARKUP, has_number_to_call, texts

SLUG = re.compile(r"[a-z]+(-[a-z]+)*")
ADDRESS = re.compile(r"https://[a-z0-9.-]+\.[a-z]{2,}(/\S*)?")


class Known(NamedTuple):
    """What else there is, to which a guide may lead, and the short numbers that no text may name."""

    needs: frozenset[str]
    audiences: frozenset[str]
    guides: frozenset[str]
    short_numbers: frozenset[str] = frozenset()
    is_page: Callable[[str], bool] = lambda name: True


Rule = Callable[[Guide, Known], Iterator[str]]


def complaints(guide: Guide, known: Known) -> list[str]:
    """Return everything that is wrong with a guide, each with its field; nothing when all is well."""
    return [f"{guide.slug}.json: {complaint}" for rule in RULES for complaint in rule(guide, known)]


def _slug(guide: Guide, known: Known) -> Iterator[str]:
    if not SLUG.fullmatch(guide.slug):
        yield f"slug: {guide.slug!r} may have small letters and single hyphens only"


def _sections(guide: Guide, known: Known) -> Iterator[str]:
    for number, section in enumerate(guide.sections):
        if not section.points and not section.links:
            yield f"sections[{number}]: says nothing"


def _claims(guide: Guide, known: Known) -> Iterator[str]:
    for number, section in enumerate(guide.sections):
        for at, point in enumerate(section.points):
            if section.kind in GUARDED and not point.sources:
                yield f"sections[{number}].points[{at}]: a {section.kind} claim needs a source"


def _sources(guide: Guide, known: Known) -> Iterator[str]:
    named = {key for section in guide.sections for point in section.points for key in point.sources}
    yield from (f"sources.{key}: is named by a point but is not there" for key in sorted(named - guide.sources.keys()))
    yield from (f"sources.{key}: is named by no point" for key in sorted(guide.sources.keys() - named))
    for key, source in guide.sources.items():
        for address in (source.url, source.licence_url):
            if address and not ADDRESS.fullmatch(address):
                yield f"sources.{key}: {address!r} is no https address"


def _links(guide: Guide, known: Known) -> Iterator[str]:
    for number, section in enumerate(guide.sections):
        for at, link in enumerate(section.links):
            if not _leads_somewhere(link.to, known):
                yield f"sections[{number}].links[{at}].to: {link.to!r} leads nowhere"


def _leads_somewhere(to: str, known: Known) -> bool:
    sort, _, name = to.partition(":")
    ways: dict[str, Callable[[str], bool]] = {
        "need": known.needs.__contains__,
        "audience": known.audiences.__contains__,
        "guide": known.guides.__contains__,
        "page": known.is_page,
        "https": lambda _name: ADDRESS.fullmatch(to) is not None,
    }
    return sort in ways and ways[sort](name)


def _languages(guide: Guide, known: Known) -> Iterator[str]:
    """A further language is whole or not there: half a page in it would be worse than none."""
    for language in sorted({language for text in texts(guide) for language in text.words}):
        lacking = [text.field for text in texts(guide) if language not in text.words]
        if lacking:
            yield f"{lacking[0]}: has no words in {language}, which other texts of the page have"


def _plain(guide: Guide, known: Known) -> Iterator[str]:
    for text in texts(guide):
        for language, words in text.words.items():
            if MARKUP.search(words):
                yield f"{text.field}.{language}: has markup or an address; texts are plain"


def _numberless(guide: Guide, known: Known) -> Iterator[str]:
    for text in texts(guide):
        for language, words in text.words.items():
            if has_number_to_call(words, known.short_numbers):
                yield f"{text.field}.{language}: has a number to call; those come from the directory"


def _reviews(guide: Guide, known: Known) -> Iterator[str]:
    """A review of what the guide does not hold is a mistake."""
    for language, reviews in guide.reviewed_by.items():
        for what in sorted(reviews.keys() & set(Kind) - set(guide.kinds())):
            yield f"reviewed_by.{language}.{what}: the guide has nothing {what}"


def _unchanged(guide: Guide, known: Known) -> Iterator[str]:
    """A review is of the words that were read, not of those that somebody wrote afterwards."""
    for language, reviews in guide.reviewed_by.items():
        for what, who in reviews.items():
            expected = seal(guide, what, language)
            if not who.endswith(expected):
                yield f"reviewed_by.{language}.{what}: must end with {expected!r}, or the review is void"


def _listing(guide: Guide, known: Known) -> Iterator[str]:
    """Search engines list no draft."""
    guarded = [kind for kind in guide.kinds() if kind in GUARDED]
    unread = [kind for kind, language in product(guarded, LANGUAGES) if not guide.reviews(language).get(kind)]
    if guide.is_indexed and unread:
        yield f"is_indexed: nobody has checked what is {unread[0]}, so search engines may not list it"


RULES: tuple[Rule, ...] = (
    _slug, _sections, _claims, _sources, _links, _languages, _plain, _numberless, _reviews, _unchanged, _listing,
)  # fmt: skip
