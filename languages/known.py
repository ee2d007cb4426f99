"""The languages that the site speaks or is being prepared for: data only."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Language:
    """`code` as paths have it; `own_name` in itself; `content` is whose listings and places a page in it shows."""

    code: str
    name: str
    own_name: str
    direction: str
    content: str

    @property
    def is_prepared(self) -> bool:
        """Tell whether it is more than the two that the site was made in."""
        return self.code not in ALWAYS

    @property
    def locale(self) -> str:
        """Return the name of its folder under locale/: "ur_Latn"."""
        first, _dash, script = self.code.partition("-")
        return f"{first}_{script.title()}" if script else first


# In the order in which the switch names them. Listings and names of places exist in Urdu and English only.
ALL: Final = (
    Language("ur", "Urdu", "اردو", "rtl", "ur"),
    Language("en", "English", "English", "ltr", "en"),
    Language("ur-latn", "Roman Urdu", "Roman Urdu", "ltr", "en"),
    Language("ps", "Pashto", "پښتو", "rtl", "ur"),
    Language("sd", "Sindhi", "سنڌي", "rtl", "ur"),
)
BY_CODE: Final = {language.code: language for language in ALL}
SOURCE: Final = "en"
ALWAYS: Final = ("ur", "en")
PREPARED: Final = tuple(language for language in ALL if language.is_prepared)
CONTENT: Final = ("ur", "en")


def content_of(code: str) -> str:
    """Return the language whose listings a page in `code` shows: "ur" or "en"."""
    return BY_CODE[code].content if code in BY_CODE else CONTENT[0]


def direction_of(code: str) -> str:
    """Return "rtl" or "ltr"."""
    return BY_CODE[code].direction if code in BY_CODE else "ltr"
