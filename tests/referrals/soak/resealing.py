"""A desk with a thousand cases, and how long a change of its key takes."""

import secrets
import time
from typing import Final

from referrals.actions import changing
from referrals.models import Case, CaseKeys
from tests.desks import Staffed, send_case

THOUSAND: Final = 1000


def make_cases(staffed: Staffed, count: int) -> None:
    """Have so many cases at a desk: one that was sent, and rows like its own."""
    sent = send_case(staffed.desk)
    row = CaseKeys.objects.get(pk=sent.case.pk)
    copies = [Case(**_fields(sent.case)) for _ in range(count - 1)]
    Case.objects.bulk_create(copies)
    CaseKeys.objects.bulk_create(
        CaseKeys(case=case, group=row.group, for_desk=row.for_desk, for_her=row.for_her) for case in copies
    )


def seconds_for(staffed: Staffed, count: int) -> float:
    """Return how long it takes to seal so many cases anew."""
    make_cases(staffed, count)
    vault, began = staffed.vault(staffed.lead), time.perf_counter()
    assert changing.change(group=staffed.desk.group, vault=vault, by=staffed.lead) == count
    return time.perf_counter() - began


def _fields(case: Case) -> dict[str, object]:
    said = {field.attname: getattr(case, field.attname) for field in Case._meta.concrete_fields if field.name != "id"}
    return said | {"tag": secrets.token_bytes(32), "form_tag": secrets.token_bytes(32)}
