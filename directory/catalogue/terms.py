"""Loads the closed words for needs and audiences."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from directory.cards import rebuild
from directory.cards.reading import read_terms
from directory.catalogue.ids import derived_id
from directory.models import Review, Service, Taxonomy, TaxonomyTerm, TaxonomyTermText
from languages.known import BY_CODE, SOURCE


@transaction.atomic
def load_taxonomies(taxonomies: list[dict[str, Any]]) -> int:
    """Write taxonomies and their terms as fixtures/taxonomy.json has them; return the number of terms.

    A text that a native speaker has reviewed is left as it stands. What says a word that changed is made anew.
    """
    before = read_terms()
    for data in taxonomies:
        taxonomy, _ = Taxonomy.objects.update_or_create(
            id=derived_id("taxonomy", data["slug"]),
            defaults={key: data[key] for key in ("slug", "name", "description", "version")},
        )
        for position, term in enumerate(data["terms"]):
            _write_term(taxonomy, term, position)
    changed = [pk for pk, term in read_terms().items() if pk in before and term != before[pk]]
    rebuild(list(Service.everything.filter(terms__in=changed).order_by("pk").values_list("pk", flat=True).distinct()))
    return TaxonomyTerm.objects.count()


def _write_term(taxonomy: Taxonomy, data: dict[str, Any], position: int) -> None:
    term, _ = TaxonomyTerm.objects.update_or_create(
        id=derived_id("term", data["slug"]),
        defaults={"taxonomy": taxonomy, "slug": data["slug"], "number": data["number"], "position": position},
    )
    term.texts.exclude(review=Review.REVIEWED).delete()
    TaxonomyTermText.objects.bulk_create(_texts_of(term, data), ignore_conflicts=True)


def _texts_of(term: TaxonomyTerm, data: dict[str, Any]) -> Iterable[TaxonomyTermText]:
    for language in (language for language in BY_CODE if language in data):
        review = Review.SOURCE if language == SOURCE else Review.NEEDS_REVIEW
        for field, text in zip(("name", "description"), data[language], strict=True):
            yield TaxonomyTermText(of=term, field=field, language=language, text=text, review=review)
