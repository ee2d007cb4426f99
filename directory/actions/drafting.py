"""Drafts beside the live listing: begun and changed by its people, looked at and taken part by part by a vetter."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from directory import exports
from directory.actions.changing import (
    Told,
    demand_no_street,
    demand_showable,
    locked,
    move,
    needs_two,
    save,
    stands_hidden,
)
from directory.actions.hiding import forget_where
from directory.actions.refusals import RefusedError
from directory.content import SENSITIVE, Content, changed, content_of, faults_of, merged, write
from directory.content.hidden import street_in
from directory.models import Draft, DraftState, Organization, PastEdition, Service, VettingState
from directory.states import Deed
from safety import audit


@transaction.atomic
def begin_draft(*, service: Service, by: User) -> Draft:
    """Return the draft of a listing that can still change it; begun now where there is none."""
    service = locked(service)
    held = Draft.objects.alive().filter(service=service).first()
    if held is not None:
        return held
    now = content_of(service)
    draft = Draft.objects.create(service=service, content=now, base=now, made_by=by.pk)
    audit.record("draft.begun", actor=f"user:{by.pk}", subject=f"draft:{draft.pk}", service=str(service.pk))
    return draft


def demand_no_draft(service: Service) -> None:
    """Refuse where somebody has a draft of a locked listing: it is not written over."""
    if Draft.objects.alive().filter(service=service).exists():
        raise RefusedError("draft-alive")


@transaction.atomic
def begin_listing(*, organization: Organization, by: User) -> Draft:
    """Begin a listing that there is not yet, with its draft."""
    pk = uuid4()
    said = {"slug": f"own-{pk}", "kind": "ngo", "submitted_by": by.pk}
    service = Service.everything.create(id=pk, organization=organization, **said)
    save(service, Told(by=f"user:{by.pk}", event="listing.begun"))
    return begin_draft(service=service, by=by)


@transaction.atomic
def change_draft(*, draft: Draft, content: Content, version: int, by: User) -> Draft:
    """Let a draft say something else; what was sent in is with its people again. RefusedError.

    `version` is that of the draft when its form was made: of two people at once, the later one is refused.
    """
    draft = _alive(draft, version)
    wanted = draft.content | content
    _demand_no_street_in(draft.service, wanted)
    draft.content = wanted
    draft.state = DraftState.RETURNED if draft.returned else DraftState.OPEN
    draft.submitted_by = draft.submitted_at = None
    draft.authors = sorted({*draft.authors, by.pk})
    _touch(draft)
    audit.record("draft.changed", actor=f"user:{by.pk}", subject=f"draft:{draft.pk}", version=draft.version)
    return draft


@transaction.atomic
def submit_draft(*, draft: Draft, by: User) -> None:
    """Send a draft to the vetters. RefusedError."""
    draft = _alive(draft)
    if not changed(draft.base, draft.content):
        raise RefusedError("nothing-changed")
    draft.state, draft.submitted_by, draft.submitted_at = DraftState.SUBMITTED, by.pk, timezone.now()
    _touch(draft)
    audit.record("draft.submitted", actor=f"user:{by.pk}", subject=f"draft:{draft.pk}")
    service = locked(draft.service)
    if service.vetting_state == VettingState.DRAFT:
        move(service, Deed.SUBMIT, by=f"user:{by.pk}", submitted_by=by.pk)


@transaction.atomic
def drop_draft(*, draft: Draft, by: User) -> None:
    """Forget a draft; the live listing stays as it is. RefusedError."""
    draft = _alive(draft)
    _end(draft, DraftState.DROPPED, by)
    audit.record("draft.dropped", actor=f"user:{by.pk}", subject=f"draft:{draft.pk}")
    if _is_only_begun(draft.service):
        audit.record("listing.dropped", actor=f"user:{by.pk}", subject=f"service:{draft.service_id}")
        draft.service.delete()


def _is_only_begun(service: Service) -> bool:
    """Say whether a listing is nothing but the draft that was dropped: nobody ever sent it in."""
    is_new = service.vetting_state == VettingState.DRAFT and not service.source_digest
    return is_new and not PastEdition.objects.filter(service=service).exclude(deed="listing.begun").exists()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What a vetter decides: which fields to take, which to send back and why each, and a word on the whole."""

    take: Collection[str] = ()
    send_back: Mapping[str, str] = field(default_factory=dict)
    why: str = ""


@transaction.atomic
def decide(*, draft: Draft, ruling: Ruling, version: int, by: User) -> bool:
    """Follow a ruling on a draft; return False where a second vetter must agree with what is taken.

    What is neither taken nor sent back stays in the draft. RefusedError where the draft changed meanwhile, is the
    vetter's own, or a reason is missing; then nothing is done.
    """
    draft = _alive(draft, version)
    _demand_may_decide(draft, by)
    touched = changed(draft.base, draft.content)
    taken = touched & set(ruling.take)
    reasons = {key: said.strip() for key, said in ruling.send_back.items() if key in touched}
    _demand_reasons(draft, reasons, ruling.why)
    if not taken and not reasons:
        raise RefusedError("nothing-changed")
    if taken and draft_needs_two(draft) and not _is_second(draft, taken, by):
        _note_first(draft, taken, by)
        return False
    if taken:
        _take(draft, taken, by, ruling.why)
    _go_on(draft, taken, reasons, by)
    return True


def draft_needs_two(draft: Draft) -> bool:
    """Say whether two vetters must agree: for a place that is hidden, or would be by this draft."""
    return bool(draft.content.get("confidential")) or needs_two(draft.service)


def is_own(draft: Draft, user: User) -> bool:
    """Say whether a person wrote any of a draft, or sent it in: then another must decide."""
    return user.pk in {draft.submitted_by, *draft.authors}


def _demand_may_decide(draft: Draft, by: User) -> None:
    if draft.state != DraftState.SUBMITTED:
        raise RefusedError("not-waiting")
    if is_own(draft, by):
        raise RefusedError("own")


def _demand_reasons(draft: Draft, reasons: Mapping[str, str], why: str) -> None:
    if not all(reasons.values()):
        raise RefusedError("no-reason")
    for said in (*reasons.values(), why):
        demand_no_street(draft.service, said)


def _is_second(draft: Draft, taken: Collection[str], by: User) -> bool:
    """Say whether another vetter would take the very same fields already."""
    if draft.approved_by == by.pk:
        raise RefusedError("second-person")
    return draft.approved_by is not None and set(draft.approved_fields) == set(taken)


def _note_first(draft: Draft, taken: Collection[str], by: User) -> None:
    draft.approved_by, draft.approved_fields = by.pk, sorted(taken)
    draft.version += 1
    draft.save()
    audit.record("draft.approved", actor=f"user:{by.pk}", subject=f"draft:{draft.pk}", fields=len(taken))


def _take(draft: Draft, taken: Collection[str], by: User, why: str) -> None:
    """Write the fields into the live listing; a new one is shown once all of its draft was taken."""
    service = locked(draft.service)
    live = content_of(service)
    wanted = merged(live, draft.content, taken)
    _demand_no_street_in(service, wanted)
    _demand_fit(service, live, wanted)
    write(service, wanted)
    is_hiding = wanted["confidential"] and not live["confidential"]
    if is_hiding:
        _forget_where(service, draft, by)
    facts: dict[str, str | int] = {"draft": str(draft.pk), "fields": ",".join(sorted(taken))}
    is_moved = not wanted["confidential"] and not SENSITIVE.isdisjoint(changed(live, wanted))
    told = Told(by=f"user:{by.pk}", event="draft.taken", why=why, facts=facts, is_kept_anyway=is_moved)
    # Who would have shown it saw another content.
    save(service, told, approved_by=None)
    if is_hiding:
        exports.withdraw()
    is_new = service.vetting_state == VettingState.IN_REVIEW and service.submitted_by is not None
    if is_new and changed(draft.base, draft.content) == set(taken):
        demand_showable(service)
        move(service, Deed.PUBLISH, by=f"user:{by.pk}", why=why)


def _demand_fit(service: Service, live: Content, wanted: Content) -> None:
    """Refuse what would be wrong with the listing by what is taken; not what was wrong before."""
    found = faults_of(wanted, service)
    before = faults_of(live, service) if found else []
    fresh = next((one for one in found if one not in before), None)
    if fresh is not None:
        raise RefusedError("unfit", found=str(fresh))


def _forget_where(service: Service, draft: Draft, by: User) -> None:
    """Forget where a place was that its draft hides: what was said of it while it was open may lead there."""
    _demand_no_street_in(service, draft.content)
    gone: dict[str, str | int] = {**forget_where(service, but=draft)}
    draft.returned = {key: why for key, why in draft.returned.items() if not street_in({"": why})}
    audit.record("listing.hidden", actor=f"user:{by.pk}", subject=f"service:{service.pk}", **gone)


def _go_on(draft: Draft, taken: Collection[str], reasons: Mapping[str, str], by: User) -> None:
    """End the draft, or leave in it what was not taken, for its people to change."""
    live = content_of(draft.service)
    rest = changed(draft.base, draft.content) - set(taken)
    if not rest:
        _end(draft, DraftState.DECIDED, by)
        return
    draft.content, draft.base = merged(live, draft.content, rest), live
    draft.approved_by, draft.approved_fields = None, []
    if reasons:
        draft.returned, draft.state = dict(reasons), DraftState.RETURNED
        draft.submitted_by = draft.submitted_at = None
        audit.record("draft.returned", actor=f"user:{by.pk}", subject=f"draft:{draft.pk}", fields=len(reasons))
    draft.version += 1
    draft.save()


def _end(draft: Draft, state: DraftState, by: User) -> None:
    draft.state, draft.decided_by = state, by.pk
    draft.content = draft.base = draft.returned = {}
    draft.version += 1
    draft.save()


def _alive(draft: Draft, version: int | None = None) -> Draft:
    """Return the draft as it stands, locked. RefusedError where it ended, or has another version by now."""
    # The listing is locked first, always: whoever hides a place locks it and then its drafts.
    locked(draft.service)
    draft = Draft.objects.select_for_update(of=("self",)).select_related("service").get(pk=draft.pk)
    if draft.state in {DraftState.DECIDED, DraftState.DROPPED}:
        raise RefusedError("not-alive")
    if version is not None and draft.version != version:
        raise RefusedError("outdated")
    return draft


def _touch(draft: Draft) -> None:
    draft.version += 1
    draft.approved_by, draft.approved_fields = None, []
    draft.save()


def _demand_no_street_in(service: Service, content: Mapping[str, Any]) -> None:
    if (content.get("confidential") or stands_hidden(service)) and (found := street_in(content)):
        raise RefusedError("street", found=found)
