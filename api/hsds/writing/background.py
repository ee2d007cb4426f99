"""What the objects of a whole list share, fetched once."""

from dataclasses import dataclass

from api.hsds.writing.location import Gazette
from api.hsds.writing.taxonomy import Lexicon


@dataclass(frozen=True, slots=True)
class Background:
    """The places above those of the services, and the words of the taxonomies."""

    places: Gazette
    words: Lexicon
