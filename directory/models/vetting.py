"""Facts about a listing, never mixed: whether we confirmed it and how, what came of it, whether it runs."""

from django.db import models

from directory.states import Freshness, VettingState

__all__ = [
    "Assurance",
    "AssuranceMethod",
    "Capacity",
    "Freshness",
    "Known",
    "Outcome",
    "Status",
    "VettingState",
]


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


class Outcome(models.TextChoices):
    """What came of trying to confirm it."""

    CONFIRMED = "confirmed"
    CHANGED = "changed"
    NO_ANSWER = "no answer"
    REFUSED = "refused"
    CLOSED = "closed"


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


class Capacity(models.TextChoices):
    """Whether the service takes new people. Empty where nobody has said."""

    TAKING = "taking"
    FULL = "full"
