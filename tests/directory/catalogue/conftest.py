"""Records to load: the committed catalogue, and one invented record to spoil."""

import copy
import json
from typing import Any

import pytest

from accounts.models import User
from config.env import BASE_DIR

FILE = BASE_DIR / "fixtures" / "catalogue.json"
RECORDS: list[dict[str, Any]] = json.loads(FILE.read_text(encoding="utf-8"))
BY_ID = {record["id"]: record for record in RECORDS}
PUBLIC = [record for record in RECORDS if record["vetting_state"] == "published"]

INVENTED: dict[str, Any] = {
    "id": "pk-invented-centre",
    "country": "PK",
    "kind": "ngo",
    "vetting_state": "published",
    "organization": "Invented Body",
    "texts": [{"field": "name", "language": "en", "text": "Invented Centre", "review": "source"}],
    "needs": ["legal-aid"],
    "audiences": ["women"],
    "accepts_minors": "unknown",
    "location": {"place": "pk/punjab/lahore/lahore", "precision": "city", "address": "000 Invented Lane, Lahore"},
    "areas": ["pk/punjab"],
    "phones": [{"kind": "voice", "published": "1043", "dial": "1043", "e164": "", "label": ""}],
    "sources": [{"publisher": "nobody"}],
}
CONFIDENTIAL: dict[str, Any] = INVENTED | {
    "kind": "shelter",
    "needs": ["shelter"],
    "location": {"place": "pk/punjab/lahore", "precision": "district", "confidential": True},
}


@pytest.fixture
def records() -> list[dict[str, Any]]:
    """The committed records, to change at will."""
    return copy.deepcopy(RECORDS)


@pytest.fixture
def staff(db):
    """A member of staff."""
    return User.objects.create_user("vetter@example.invalid")


def spoilt(record: dict[str, Any], path: str, value: Any) -> dict[str, Any]:
    """Return a copy of the record with `value` at `path` ("phones.0.dial")."""
    changed = copy.deepcopy(record)
    *way, last = [int(step) if step.isdecimal() else step for step in path.split(".")]
    at: Any = changed
    for step in way:
        at = at[step]
    at[last] = value
    return changed
