"""Three facts about a listing, never mixed: where vetting stands, whether we confirmed it, whether it runs."""

from datetime import date, timedelta

from django.db import models

# A confirmation is asked for again after half a year, and is overdue a month later. No timer suspends anything.
CONFIRM_AGAIN_AFTER = timedelta(days=180)
OVERDUE_AFTER = timedelta(days=210)


class VettingState(models.TextChoices):
    """Where the listing stands on its way to the public."""

    DRAFT = "draft"
    IN_REVIEW = "in review"
    PUBLISHED = "published"
    SUSPENDED = "suspended"
    ARCHIVED = "archived"


class Assurance(models.TextChoices):
    """Whether we ourselves have confirmed what the listing says."""

    UNCONFIRMED = "unconfirmed"
    CONFIRMED = "confirmed"


class AssuranceMethod(models.TextChoices):
    """How it was confirmed."""

    CALL = "call"
    VISIT = "visit"
    DOCUMENT = "document"
    OFFICIAL_SITE = "official site"
    SELF_DECLARED = "self-declared"


class Status(models.TextChoices):
    """HSDS `status`: whether the service itself runs."""

    ACTIVE = "active"
    INACTIVE = "inactive"
    DEFUNCT = "defunct"
    TEMPORARILY_CLOSED = "temporarily closed"


class Known(models.TextChoices):
    """An answer to a yes-or-no question that may not be known."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Freshness(models.TextChoices):
    """How a confirmation has aged: derived from its date, never stored."""

    NEVER = "never confirmed"
    FRESH = "fresh"
    DUE = "due"
    OVERDUE = "overdue"


def freshness(assured_date: date | None, today: date) -> Freshness:
    """Return how the confirmation of `assured_date` stands on the day `today`."""
    if assured_date is None:
        return Freshness.NEVER
    age = today - assured_date
    if age > OVERDUE_AFTER:
        return Freshness.OVERDUE
    return Freshness.DUE if age > CONFIRM_AGAIN_AFTER else Freshness.FRESH
