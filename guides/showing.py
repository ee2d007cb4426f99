"""Lays out a guide for a reader: her language, what may be shown to her, and numbers for the sources."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from django.urls import reverse

from guides.reviewing import lacking
from guides.rule import Standing, standing
from guides.shapes import LANGUAGE, Guide, Kind, Link, Section, Source, Style

# Fields of the search that a button of a guide may fill.
ASKED = frozenset({"need", "audience"})


class Said(NamedTuple):
    """One point, with the numbers of its sources."""

    text: str
    marks: tuple[int, ...]


class Way(NamedTuple):
    """One way on: a button that asks the search (`name`, `value`), or a link (`href`)."""

    label: str
    name: str = ""
    value: str = ""
    href: str = ""

    @property
    def is_outside(self) -> bool:
        """Say whether the link leads to another site."""
        return self.href.startswith("https:")


@dataclass(frozen=True, slots=True)
class Part:
    """One section as it is shown. `draft` is its kind where that must be said here; a withheld part has no points."""

    heading: str
    style: Style
    points: tuple[Said, ...]
    ways: tuple[Way, ...]
    draft: Kind | None = None
    is_withheld: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """A page as a reader may see it. `drafts` are the unchecked kinds; `summary` is empty where it is withheld."""

    guide: Guide
    title: str
    summary: str
    parts: tuple[Part, ...]
    sources: tuple[Source, ...]
    draft: Kind | None
    is_withheld: bool
    needs_reader: bool


def shown(guide: Guide, language: str, *, demo: bool) -> Shown:
    """Return what a reader of `language` may see of a guide; `demo` shows drafts, and says that they are drafts."""
    reviews = guide.reviews(language)
    stands = {kind: standing(kind, reviews, demo=demo) for kind in guide.kinds()}
    marks = _marks(guide, stands)
    parts = tuple(_part(section, language, stands[section.kind], guide.kind, marks) for section in guide.sections)
    return Shown(
        guide=guide,
        title=guide.title[language],
        summary=summary(guide, language, demo=demo),
        parts=parts,
        sources=tuple(guide.sources[key] for key in marks),
        draft=guide.kind if stands[guide.kind] is Standing.DRAFT else None,
        is_withheld=Standing.WITHHELD in stands.values(),
        needs_reader=demo and LANGUAGE in lacking(guide, language),
    )


def summary(guide: Guide, language: str, *, demo: bool) -> str:
    """Return the summary, or nothing where the rule withholds what the guide says."""
    withheld = standing(guide.kind, guide.reviews(language), demo=demo) is Standing.WITHHELD
    return "" if withheld else guide.summary[language]


def _marks(guide: Guide, stands: Mapping[Kind, Standing]) -> dict[str, int]:
    """Return the number of each source that is shown, in the order in which a reader meets them."""
    met = dict.fromkeys(
        key
        for section in guide.sections
        if stands[section.kind] is not Standing.WITHHELD
        for point in section.points
        for key in point.sources
    )
    return {key: number for number, key in enumerate(met, start=1)}


def _part(section: Section, language: str, stands: Standing, own: Kind, marks: Mapping[str, int]) -> Part:
    if stands is Standing.WITHHELD:
        return Part("", section.style, (), (), is_withheld=True)
    return Part(
        heading=section.heading[language],
        style=section.style,
        points=tuple(
            Said(point.text[language], tuple(marks[key] for key in point.sources)) for point in section.points
        ),
        ways=tuple(way(link, language) for link in section.links),
        draft=section.kind if stands is Standing.DRAFT and section.kind is not own else None,
    )


def way(link: Link, language: str) -> Way:
    """Return the button or the link that stands for a way on."""
    sort, _, name = link.to.partition(":")
    label = link.label[language]
    if sort in ASKED:
        return Way(label, name=sort, value=name)
    return Way(label, href=address(link.to))


def address(to: str) -> str:
    """Return the address of a link that is no search."""
    sort, _, name = to.partition(":")
    if sort == "guide":
        return reverse("guides:guide", args=[name])
    return reverse(name) if sort == "page" else to
