"""Keeps what listings say as editions; the database's trigger makes history of them."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models.functions import Now

from directory.content.reading import contents_of
from directory.content.shape import without_sensitive
from directory.models import Edition, Service


def keep_editions(ids: Iterable[UUID], *, by: str, deed: str, why: str = "", anyway: bool = False) -> int:
    """Keep what each listing says now, in the caller's transaction; return how many say something new.

    `by` is a plain id, `deed` the audit event that it comes with. What says the same as before has no new edition, but
    `anyway`: where what changed is not kept, that it changed is.
    """
    told = {"by": by, "deed": deed, "why": why}
    return sum(_keep(list(batch), told, anyway=anyway) for batch in _batches(ids))


def without_edition() -> list[UUID]:
    """Return the listings that have none: those from before there were editions."""
    return list(Service.everything.filter(edition=None).order_by("pk").values_list("pk", flat=True))


def _batches(ids: Iterable[UUID], size: int = 500) -> Iterable[list[UUID]]:
    every = list(ids)
    return (every[start : start + size] for start in range(0, len(every), size))


def _keep(ids: list[UUID], told: dict[str, str], *, anyway: bool) -> int:
    states = dict(Service.everything.filter(pk__in=ids).values_list("pk", "vetting_state"))
    held = {pk: (content, state) for pk, content, state in
            Edition.objects.filter(pk__in=ids).values_list("pk", "content", "vetting_state")}  # fmt: skip
    said = {pk: (without_sensitive(content), states[pk]) for pk, content in contents_of(ids)}
    fresh = [pk for pk, now in said.items() if anyway or held.get(pk) != now]
    Edition.objects.bulk_create(
        [Edition(service_id=pk, content=said[pk][0], vetting_state=said[pk][1], at=Now(), **told) for pk in fresh],
        update_conflicts=True,
        unique_fields=["service"],
        update_fields=["content", "vetting_state", "by", "deed", "why", "at"],
    )
    return len(fresh)
