"""Dealing with what visitors sent: a letter that is handled waits no more, and its words are erased in the night."""

from django.db import transaction

from accounts.models import User
from directory.models import LetterState, ListingReport, Suggestion
from safety import audit


@transaction.atomic
def handle_report(*, report: ListingReport, by: User) -> bool:
    """Take a report as dealt with; return False where somebody has done so already."""
    done = ListingReport.objects.waiting().filter(pk=report.pk).update(state=LetterState.HANDLED)
    if done:
        audit.record("report.handled", actor=f"user:{by.pk}", subject=f"listingreport:{report.pk}", wrong=report.wrong)
    return bool(done)


@transaction.atomic
def handle_suggestion(*, suggestion: Suggestion, by: User) -> bool:
    """Take a suggestion as dealt with; return False where somebody has done so already."""
    done = Suggestion.objects.waiting().filter(pk=suggestion.pk).update(state=LetterState.HANDLED)
    if done:
        audit.record("suggestion.handled", actor=f"user:{by.pk}", subject=f"suggestion:{suggestion.pk}")
    return bool(done)
