"""How far a card is to be trusted: of two at the same distance, the more trusted stands first."""

from datetime import date
from enum import IntEnum
from typing import Any

from directory.ageing import freshness_of
from directory.models import Freshness


class Trust(IntEnum):
    """What was confirmed too long ago stands last: it may well have changed since."""

    OVERDUE = 0
    UNCONFIRMED = 1
    CONFIRMED = 2


TRUST = {
    Freshness.NEVER: Trust.UNCONFIRMED,
    Freshness.FRESH: Trust.CONFIRMED,
    Freshness.DUE: Trust.CONFIRMED,
    Freshness.OVERDUE: Trust.OVERDUE,
}


def trust_of(service: Any, today: date) -> Trust:
    """Return the trust of a service, or of a row with its columns, as it stands today."""
    return TRUST[freshness_of(service, today)]
