"""The closed words."""

import json

import pytest

from config.env import BASE_DIR
from directory.catalogue.terms import load_taxonomies
from directory.models import TaxonomyTerm, TaxonomyTermText

pytestmark = pytest.mark.django_db

DATA = json.loads((BASE_DIR / "fixtures" / "taxonomy.json").read_text(encoding="utf-8"))
NUMBERS = {
    "emergency": 1, "medical-care": 2, "medico-legal": 3, "counselling": 4, "psychosocial-support": 5, "legal-aid": 6,
    "shelter": 7, "helpline": 8, "child-protection": 9, "cyber-harassment": 10, "workplace-harassment": 11,
    "police": 12, "economic-support": 13, "rights-complaint": 14, "consular-help": 15,
    "women": 101, "children": 102, "men": 103, "transgender": 104,
}  # fmt: skip


def test_the_numbers_of_the_words_are_stable():
    assert dict(TaxonomyTerm.objects.values_list("slug", "number")) == NUMBERS


def test_every_word_has_a_name_and_a_description_in_both_languages():
    texts = set(TaxonomyTermText.objects.exclude(text="").values_list("of__slug", "field", "language"))
    assert texts == {
        (slug, field, lang) for slug in NUMBERS for field in ("name", "description") for lang in ("en", "ur")
    }


def test_our_own_urdu_waits_for_a_native_reader():
    assert set(TaxonomyTermText.objects.filter(language="ur").values_list("review", flat=True)) == {"needs review"}


def test_loading_again_changes_nothing_but_keeps_what_was_reviewed():
    text = TaxonomyTermText.objects.get(of__slug="shelter", field="name", language="ur")
    TaxonomyTermText.objects.filter(pk=text.pk).update(review="reviewed", text="reviewed word")
    terms = list(TaxonomyTerm.objects.order_by("pk").values())
    assert load_taxonomies(DATA) == len(NUMBERS)
    assert list(TaxonomyTerm.objects.order_by("pk").values()) == terms
    assert TaxonomyTermText.objects.get(of__slug="shelter", field="name", language="ur").text == "reviewed word"


def test_every_word_is_in_use_somewhere_in_the_catalogue():
    assert set(TaxonomyTerm.objects.filter(services__isnull=False).values_list("slug", flat=True)) == NUMBERS.keys()
