"""Where the words of the site stand: four kinds of files."""

from dataclasses import dataclass
from pathlib import Path

from languages.known import BY_CODE

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Files:
    """Interface strings, the words of error pages, guides, and the names of needs and of people."""

    locale: Path = ROOT / "locale"
    words: Path = ROOT / "safety" / "words.json"
    guides: Path = ROOT / "fixtures" / "guides"
    taxonomy: Path = ROOT / "fixtures" / "taxonomy.json"

    def catalogue(self, code: str) -> Path:
        """Return the .po file of a language."""
        return self.locale / BY_CODE[code].locale / "LC_MESSAGES" / "django.po"


SHIPPED = Files()
