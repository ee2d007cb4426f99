"""The words of a letter are erased once they have served, and at the latest after 180 days."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from directory import actions
from directory.models import LetterState, ListingReport, Suggestion
from safety.models import AuditEvent

pytestmark = pytest.mark.django_db


@pytest.fixture
def letters(client, suggestion, report, report_path):
    client.post("/en/suggest/", suggestion)
    client.post(report_path, report)
    return Suggestion.objects.get(), ListingReport.objects.get()


def forget(after_days: int = 0) -> dict[str, int]:
    return actions.forget_letters(at=timezone.now() + timedelta(days=after_days), by="command:test")


def test_what_is_new_is_kept(letters):
    assert forget(after_days=179) == {"suggestion": 0, "listingreport": 0}
    assert not AuditEvent.objects.filter(event="letters.forgotten").exists()


@pytest.mark.parametrize(("state", "after_days"), [(LetterState.HANDLED, 0), (LetterState.NEW, 180)])
def test_what_is_handled_or_old_loses_every_word(letters, state, after_days):
    for letter in letters:
        type(letter).objects.update(state=state)
    assert forget(after_days) == {"suggestion": 1, "listingreport": 1}
    for letter in letters:
        letter.refresh_from_db()
        assert [getattr(letter, name) for name in letter.WORDS] == [""] * len(letter.WORDS)
        assert letter.key is None
    assert AuditEvent.objects.get(event="letters.forgotten").facts == {"suggestion": 1, "listingreport": 1}


@pytest.mark.parametrize("model", [Suggestion, ListingReport])
def test_every_field_that_holds_words_is_erased(model):
    closed = {"language", "state", "known_by", "wrong"}
    texts = {field.name for field in model._meta.fields if field.get_internal_type() in ("CharField", "TextField")}
    assert texts - closed == set(model.WORDS)


def test_to_forget_twice_changes_nothing_more(letters):
    forget(after_days=180)
    assert forget(after_days=200) == {"suggestion": 0, "listingreport": 0}


def test_the_command_forgets_and_says_how_many(letters, capsys):
    Suggestion.objects.update(state=LetterState.HANDLED)
    call_command("forget_letters")
    assert capsys.readouterr().out == "Letters: suggestion 1, listingreport 0 erased.\n"
