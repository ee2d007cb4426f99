"""Which listings wait for a vetter, and why: reads that chain, the first to be looked at first."""

from datetime import date
from typing import Any

from django.db.models import (
    Case,
    Count,
    DateField,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from directory.ageing import with_due
from directory.models import (
    Assurance,
    AssuranceMethod,
    Draft,
    DraftState,
    Evidence,
    EvidenceKind,
    Outcome,
    PastEdition,
    Service,
    ServiceKind,
    Verification,
    VettingState,
)

# A doubt of these kinds keeps a listing from the public until two vetters agree.
DOUBTS = (EvidenceKind.SAFEGUARDING, EvidenceKind.RULE_ONLY)
# In the order in which they should be read: what may hurt somebody comes first.
CONTRADICTING = (EvidenceKind.WRONG_NUMBER, EvidenceKind.WRONG_LINK, EvidenceKind.DISPUTED, EvidenceKind.NOTE)
NO_ANSWERS = 2


def new(today: date) -> QuerySet[Service]:
    """Return what is being checked, has never been public, and is in no doubt that another queue holds."""
    checked = Service.everything.filter(vetting_state=VettingState.IN_REVIEW)
    return checked.exclude(_was_public()).exclude(_has_evidence(*DOUBTS)).order_by("-last_modified", "pk")


def due(today: date) -> QuerySet[Any]:
    """Return what is public and to be confirmed again, with `due` and `since`; what waits longest first.

    What was never confirmed is here only where visitors or we found that nobody answers.
    """
    public = with_due(Service.public.all())
    called_for = Q(due__lte=today) | Q(called_for_on__lte=today)
    since = Coalesce("due", "called_for_on", output_field=DateField())
    found: QuerySet[Any] = public.filter(called_for).annotate(since=since).order_by("since", "pk")
    return found


def unconfirmed(today: date) -> QuerySet[Any]:
    """Return what is public and was never confirmed; helplines and shelters first, then the oldest source."""
    first = Q(kind__in=(ServiceKind.HELPLINE, ServiceKind.SHELTER))
    rank = Case(When(first, then=0), default=1, output_field=IntegerField())
    never: QuerySet[Any] = Service.public.filter(assurance=Assurance.UNCONFIRMED).annotate(rank=rank)
    return never.order_by("rank", "source_date", "pk")


def no_answer(today: date) -> QuerySet[Any]:
    """Return what was tried on two days at least since somebody last answered, with `tries`."""
    heard = Verification.objects.filter(service=OuterRef("pk")).exclude(outcome=Outcome.NO_ANSWER)
    unheard = Verification.objects.filter(outcome=Outcome.NO_ANSWER).values("service")
    tried = Service.everything.filter(pk__in=unheard).exclude(vetting_state=VettingState.ARCHIVED)
    last = tried.annotate(heard=Subquery(heard.order_by("-on", "-pk").values("on")[:1]))
    unanswered = Q(verifications__outcome=Outcome.NO_ANSWER)
    since = Q(heard=None) | Q(verifications__on__gt=F("heard"))
    counted = last.annotate(tries=Count("verifications__on", distinct=True, filter=unanswered & since))
    found: QuerySet[Any] = counted.filter(tries__gte=NO_ANSWERS).order_by("-tries", "pk")
    return found


def contradictions(today: date) -> QuerySet[Any]:
    """Return what sources contradict each other on, until we have confirmed it, with `rank`: wrong numbers first.

    That its organization says that all is correct settles nothing: it may be one of the two that disagree.
    """
    own = Verification.objects.filter(service=OuterRef("pk"), outcome=Outcome.CONFIRMED)
    checked = Exists(own.exclude(method=AssuranceMethod.SELF_DECLARED))
    open_ones = Service.everything.exclude(checked).exclude(vetting_state=VettingState.ARCHIVED)
    ranks = [When(_has_evidence(kind), then=Value(rank)) for rank, kind in enumerate(CONTRADICTING)]
    ranked = open_ones.annotate(rank=Case(*ranks, default=None, output_field=IntegerField()))
    found: QuerySet[Any] = ranked.exclude(rank=None).order_by("rank", "slug")
    return found


def second(today: date) -> QuerySet[Service]:
    """Return what one vetter has agreed to and another must."""
    drafts = Draft.objects.filter(service=OuterRef("pk"), state=DraftState.SUBMITTED, approved_by__isnull=False)
    waiting = Q(approved_by__isnull=False) | Exists(drafts)
    return Service.everything.filter(waiting).order_by("last_modified", "pk")


def doubted(today: date) -> QuerySet[Service]:
    """Return what a doubt keeps from the public."""
    kept = Service.everything.filter(vetting_state__in=(VettingState.DRAFT, VettingState.IN_REVIEW))
    return kept.filter(_has_evidence(*DOUBTS)).order_by("slug")


def down(today: date) -> QuerySet[Service]:
    """Return what was public and is not now: taken down, or taken out of the archive to be checked anew."""
    taken_down = Q(vetting_state=VettingState.SUSPENDED)
    anew = Q(vetting_state=VettingState.IN_REVIEW) & Q(_was_public())
    doubted_too = Q(vetting_state=VettingState.IN_REVIEW) & Q(_has_evidence(*DOUBTS))
    return Service.everything.filter(taken_down | anew).exclude(doubted_too).order_by("last_modified", "pk")


def _was_public() -> Exists:
    return Exists(PastEdition.objects.filter(service=OuterRef("pk"), vetting_state=VettingState.PUBLISHED))


def _has_evidence(*kinds: str) -> Exists:
    return Exists(Evidence.objects.filter(service=OuterRef("pk"), kind__in=kinds))
