"""Our needs in the words of Open Eligibility, where one of them fits: other directories sort their services by these.

Source: the taxonomy of the Open Eligibility Project, version 1.05 of 21 June 2013, the file `taxonomy` of
https://github.com/auntbertha/openeligibility (Human Services Taxonomy by Aunt Bertha, Inc., CC BY-SA 3.0). It has names
and no codes; ids here are our own. Its list has no words for whom a service is for, so audiences have none.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from api.hsds.writing.shared import HSDSObject, identify

NAME: Final = "Open Eligibility"
URI: Final = "http://openeligibility.org"
VERSION: Final = "1.05"
TAXONOMY: Final[HSDSObject] = {
    "id": identify("taxonomy", NAME),
    "name": NAME,
    "description": (
        "The words of the Open Eligibility Project into which our needs fit, and those above them. "
        "Human Services Taxonomy by Aunt Bertha, Inc., CC BY-SA 3.0."
    ),
    "uri": URI,
    "version": VERSION,
}

# Slug of a need: the word that fits, from the top. Left out: what has no word that fits, such as the police.
FITTING: Final[Mapping[str, tuple[str, ...]]] = {
    "emergency": ("Emergency", "Immediate Safety"),
    "medical-care": ("Health", "Medical Care"),
    "counselling": ("Care", "Support Network", "Counseling"),
    "psychosocial-support": ("Care", "Support Network", "One-on-One Support"),
    "legal-aid": ("Legal", "Advocacy & Legal Aid"),
    "shelter": ("Housing", "Residential Housing", "Safe Housing"),
    "helpline": ("Care", "Support Network", "Help Hotlines"),
    "workplace-harassment": ("Work", "Workplace Rights"),
    "economic-support": ("Money", "Financial Assistance"),
    "rights-complaint": ("Legal", "Advocacy & Legal Aid", "Discrimination & Civil Rights"),
}

Path = tuple[str, ...]


def term(path: Path) -> HSDSObject:
    """Return the word at the end of `path` as an HSDS taxonomy_term."""
    above = {"parent_id": term_id(path[:-1])} if len(path) > 1 else {}
    return {
        "id": term_id(path),
        "name": path[-1],
        "description": " > ".join(path),
        "taxonomy": f"{NAME} {VERSION}, {URI}",
        "taxonomy_id": TAXONOMY["id"],
        "language": "en",
        **above,
    }


def term_id(path: Path) -> str:
    """Return the id that we give a word."""
    return identify("taxonomy term", NAME, *path)


def _paths() -> Iterator[Path]:
    """Yield every word that fits, and all above it, each once, from the top."""
    seen: set[Path] = set()
    for path in sorted(FITTING.values()):
        for depth in range(1, len(path) + 1):
            if (start := path[:depth]) not in seen:
                seen.add(start)
                yield start


TERMS: Final[tuple[HSDSObject, ...]] = tuple(map(term, _paths()))
OF_NEED: Final[Mapping[str, HSDSObject]] = {slug: term(path) for slug, path in FITTING.items()}
# By id of a word: the needs that fit into it, or into what lies under it.
NEEDS_UNDER: Final[Mapping[str, frozenset[str]]] = {
    term_id(path): frozenset(slug for slug, fitting in FITTING.items() if fitting[: len(path)] == path)
    for path in _paths()
}
