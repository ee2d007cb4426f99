"""Which facts make up a listing, by name: plain JSON, so that two contents are equal when they say the same.

A listing is one service at one place. Words in several languages are {"en": …, "ur": …} without empty ones. Lists of
codes are in order where order says nothing. Times are "09:00", days "2026-11-26", weekdays ISO numbers.
"""

from collections.abc import Mapping
from typing import Any, Final

Content = dict[str, Any]

TEXTS: Final = ("name", "description", "papers_asked", "first_contact", "hours", "languages", "coverage")
ANSWERS: Final = (
    "women_staff",
    "children_may_come",
    "accepts_minors",
    "reachable_by_text",
    "child_protection_lead",
    "wheelchair",
)
# Where it is more closely than its district: never in the history, never for a hidden place.
SENSITIVE: Final = frozenset({"address", "postal_code", "point"})

BLANK: Final[Mapping[str, Any]] = {
    "kind": "ngo",
    **{f"{text}_words": {} for text in TEXTS},
    "needs": [],  # slugs of the taxonomy, as the next
    "audiences": [],
    "phones": [],  # {"kind", "published", "dial", "e164", "label"}
    "reached_through": [],  # {"helpline": id or None, "published", "dial", "label"}
    "emails": [],
    "url": "",
    "spoken": [],  # ISO 639
    "costs": [],  # {"free": True, False or None, "option"}
    "areas": [],  # ids of places
    "status": "active",
    "capacity": "",
    "capacity_until": None,
    **dict.fromkeys(ANSWERS, "unknown"),
    "place": None,  # an id; None for help by phone or online alone
    "precision": "",
    "confidential": False,
    "address": "",
    "postal_code": "",
    "point": None,  # [latitude, longitude], only where precision is "exact"
    "always_open": False,
    "week": [],  # [weekday, opens, closes], as the next
    "ramadan": [],
    "exceptions": [],  # [first day, last day, opens or None, closes or None]
}
KEYS: Final = tuple(BLANK)


def words_key(text: str) -> str:
    """Return under which name the words of a text stand ("name" under "name_words")."""
    return f"{text}_words"


def without_sensitive(content: Content) -> Content:
    """Return what may be kept as history."""
    return {key: value for key, value in content.items() if key not in SENSITIVE}
