"""What Django itself says in a form is said in Urdu too."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pytest
from django import forms
from django.core import validators
from django.utils import translation

from directory import django_words
from directory.forms import LetterForm, ReportForm, SuggestionForm
from tests.architecture import tree

# Every kind of field that a form on the survivor's side is made of, or soon will be.
KINDS = (
    forms.CharField,
    forms.EmailField,
    forms.URLField,
    forms.UUIDField,
    forms.IntegerField,
    forms.FloatField,
    forms.DateField,
    forms.TimeField,
    forms.BooleanField,
    forms.ChoiceField,
    forms.MultipleChoiceField,
    validators.EmailValidator,
    validators.DomainNameValidator,
    validators.URLValidator,
    validators.RegexValidator,
    validators.ProhibitNullCharactersValidator,
    validators.MinLengthValidator,
    validators.MaxLengthValidator,
    validators.MinValueValidator,
    validators.MaxValueValidator,
    validators.BaseValidator,
)
SHIPPED = [words for group in ("FIELDS", "VALIDATORS", "LENGTHS") for words in getattr(django_words, group)]


def said_by(kind: type) -> list[Any]:
    """Return the sentences of a kind of field with all that it inherits, or of a validator."""
    tables = [vars(parent).get("default_error_messages", {}) for parent in kind.__mro__]
    return [words for table in tables for words in table.values()] + (
        [kind.message] if hasattr(kind, "message") else []
    )


def said_by_form(form: forms.Form) -> Iterator[Any]:
    for field in form.fields.values():
        yield from field.error_messages.values()
        yield from (validator.message for validator in field.validators if hasattr(validator, "message"))


def spoken(words: Any, language: str | None = "ur") -> str:
    """Return a sentence as a language has it, its gaps filled with ones; None is Django's own."""
    with translation.override(language):
        return str(words % defaultdict(lambda: 1))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_sentence_of_a_field_has_its_urdu(kind):
    assert [words for words in map(spoken, said_by(kind)) if re.search("[A-Za-z]", words)] == []


@pytest.mark.parametrize("form", [LetterForm, SuggestionForm, ReportForm])
def test_every_sentence_of_our_forms_has_its_urdu(form):
    said = list(said_by_form(form()))
    assert said
    assert [words for words in map(spoken, said) if re.search("[A-Za-z]", words)] == []


@pytest.mark.parametrize("words", SHIPPED)
def test_what_is_shipped_is_still_a_sentence_of_djangos(words):
    everything = [said for kind in KINDS for said in said_by(kind)] + [validators.integer_validator.message]
    assert spoken(words, None) in {spoken(said, None) for said in everything}


def test_no_template_says_dates_and_numbers_in_djangos_words():
    telling = re.compile(r"\|(date|time|timesince|timeuntil|naturaltime|filesizeformat|pluralize|yesno|linebreaks)\b")
    pages = [path for path in tree.files() if path.suffix == ".html"]
    assert {str(path): found for path in pages if (found := telling.findall(tree.text(path)))} == {}
