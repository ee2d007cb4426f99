"""Three facts about a listing, never mixed: who stands behind it, whether it was confirmed, whether it runs."""

from django.db import models


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
