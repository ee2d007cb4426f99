"""Dealing with what waits for a vetter's look: what visitors sent, and listings that seemed to be one.

A letter that is handled waits no more, and its words are erased in the night.
"""

from collections.abc import Collection
from uuid import UUID

from django.db import transaction

from accounts.models import User
from directory.models import LetterState, ListingReport, Suggestion, ToldApart
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


@transaction.atomic
def tell_apart(*, services: Collection[UUID], by: User) -> bool:
    """Keep that these services are not one and the same; return False where somebody has done so already."""
    ids = sorted(services)
    _row, is_new = ToldApart.objects.get_or_create(services=ids, defaults={"by": f"user:{by.pk}"})
    if is_new:
        audit.record("listings.told_apart", actor=f"user:{by.pk}", subject=f"service:{ids[0]}", count=len(ids))
    return is_new
