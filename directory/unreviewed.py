"""How many names and texts in the database still need a native speaker."""

from collections.abc import Iterator

from directory.models import OrganizationText, Review, ServiceText, TaxonomyTermText
from places.models import Place


def counts() -> Iterator[tuple[str, int]]:
    """Yield what is counted, and how many there are."""
    places = Place.objects.exclude(name_ur="")
    yield "places with an Urdu name", places.count()
    yield "of these rendered by rule, not read by anybody", places.filter(name_ur_needs_review=True).count()
    for what, texts in (("listings", ServiceText), ("organisations", OrganizationText), ("needs", TaxonomyTermText)):
        waiting = texts.objects.filter(review=Review.NEEDS_REVIEW)
        yield f"texts of {what} that need review", waiting.count()
