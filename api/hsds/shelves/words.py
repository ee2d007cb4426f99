"""/taxonomies and /taxonomy_terms: our two closed lists, and Open Eligibility's words for our needs. They are short."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import orjson

from api.hsds.asked import Asked
from api.hsds.open_eligibility import TAXONOMY, TERMS
from api.hsds.writing.shared import HSDSObject
from api.hsds.writing.taxonomy import lexicon, taxonomy
from directory.cards.reading import read_terms
from directory.models import Taxonomy


@dataclass(frozen=True, slots=True)
class Short:
    """A list that is read as a whole."""

    every: Callable[[], list[HSDSObject]]

    def rows(self, asked: Asked) -> Sequence[HSDSObject]:
        """Return what is asked for."""
        return [one for one in self.every() if _is_meant(one, asked)]

    def sent(self, rows: Sequence[Any], asked: Asked) -> Iterable[tuple[bytes]]:
        """Return each as JSON."""
        return ((orjson.dumps(row),) for row in rows)


def _is_meant(one: HSDSObject, asked: Asked) -> bool:
    narrow = asked.narrow
    keys = {"id": narrow.id, "taxonomy_id": narrow.taxonomy_id, "parent_id": narrow.parent_id}
    has_keys = all(one.get(name) == str(value) for name, value in keys.items() if value)
    said = f"{one['name']} {one['description']}".casefold()
    has_words = all(word in said for word in narrow.search.casefold().split())
    return has_keys and has_words and not (narrow.top_only and "parent_id" in one)


def _taxonomies() -> list[HSDSObject]:
    return [*map(taxonomy, Taxonomy.objects.order_by("slug")), TAXONOMY]


def _terms() -> list[HSDSObject]:
    return [*(word.term for word in lexicon(read_terms()).values()), *TERMS]


taxonomies: Final = Short(_taxonomies)
terms: Final = Short(_terms)
