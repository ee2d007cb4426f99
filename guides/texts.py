"""The texts of a guide, and what a plain text may not hold."""

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass

from guides.shapes import Guide, Kind, Words

MARKUP = re.compile(r"[<>{}*_`\\]|&\w+;|https?:|\[[^]]*\]\(")
# Up to four digits may be hours, a year or a section of a law; more of them are a number to call.
RUN = re.compile(r"(?<!\w)\+?\d[\d\s().-]{3,}\d(?!\w)")
SHORT = re.compile(r"(?<!\w)\d{3,4}(?!\w)")
MOST_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Text:
    """One text of a guide with the name of its field and the kind of what it says."""

    field: str
    kind: Kind
    words: Words


def texts(guide: Guide) -> Iterator[Text]:
    """Yield every text that a reader may see."""
    yield Text("title", guide.kind, guide.title)
    yield Text("summary", guide.kind, guide.summary)
    for number, section in enumerate(guide.sections):
        here, kind = f"sections[{number}]", section.kind
        yield Text(f"{here}.heading", kind, section.heading)
        yield from (Text(f"{here}.points[{at}].text", kind, point.text) for at, point in enumerate(section.points))
        yield from (Text(f"{here}.links[{at}].label", kind, link.label) for at, link in enumerate(section.links))


def has_number_to_call(words: str, short_numbers: Set[str]) -> bool:
    """Say whether a text holds a telephone number, or one of the known short numbers; digits may be of any script."""
    lengths = [len(re.sub(r"\D", "", run)) for run in RUN.findall(words)]
    return max(lengths, default=0) > MOST_DIGITS or not short_numbers.isdisjoint(map(_european, SHORT.findall(words)))


def _european(digits: str) -> str:
    return "".join(str(int(digit)) for digit in digits)
