"""The one road by which a listing changes: locked, written, audited, kept as an edition, its cards made anew."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from directory import hotlines
from directory.actions.cutting import street_of
from directory.actions.refusals import RefusedError
from directory.cards import rebuild
from directory.content import keep_editions
from directory.models import EvidenceKind, Service
from directory.models.service import with_dependents
from directory.states import MOVES, Deed, may_move
from directory.street_like import street_like
from safety import audit

TWO_PEOPLE_FOR = (EvidenceKind.SAFEGUARDING, EvidenceKind.RULE_ONLY)
EVENTS = {
    Deed.SUBMIT: "listing.submitted",
    Deed.RETURN: "listing.returned",
    Deed.PUBLISH: "listing.published",
    Deed.SUSPEND: "listing.suspended",
    Deed.LAPSE: "listing.lapsed",
    Deed.WITHDRAW: "listing.withdrawn",
    Deed.REOPEN: "listing.reopened",
}
REFUSED = {
    Deed.SUBMIT: "not-submitted",
    Deed.RETURN: "not-in-review",
    Deed.PUBLISH: "cannot-publish",
    Deed.SUSPEND: "not-shown",
    Deed.LAPSE: "not-shown",
    Deed.WITHDRAW: "archived",
    Deed.REOPEN: "not-archived",
}


def locked(service: Service) -> Service:
    """Return the row as it stands now, locked until the transaction ends."""
    return Service.everything.select_for_update(of=("self",)).get(pk=service.pk)


def move(service: Service, deed: Deed, *, by: str, why: str = "", **changes: object) -> None:
    """Move a locked listing as the table has it, and save it. RefusedError where the table does not have the move."""
    demand_move(service, deed)
    told = Told(by=by, event=EVENTS[deed], why=why)
    save(service, told, vetting_state=MOVES[deed].to, approved_by=None, **changes)


def demand_move(service: Service, deed: Deed) -> None:
    """Refuse a move that the table does not have."""
    if not may_move(service.vetting_state, deed):
        raise RefusedError(REFUSED[deed])


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is written down of a change: who (a plain id), by which event, why in words, and the audit's facts.

    `is_kept_anyway`: history keeps that it was, though it says the same, for addresses and points are not in it.
    """

    by: str
    event: str
    why: str = ""
    facts: Mapping[str, str | int] = field(default_factory=dict)
    is_kept_anyway: bool = False


def save(service: Service, told: Told, **changes: object) -> None:
    """Write the changes with their event, edition and cards; from now on loading the catalogue leaves it alone."""
    for name, value in changes.items():
        setattr(service, name, value)
    service.kept_by_staff = True
    service.save(update_fields=[*changes, "kept_by_staff", "last_modified"])
    audit.record(told.event, actor=told.by, subject=f"service:{service.pk}", **told.facts)
    keep_editions([service.pk], by=told.by, deed=told.event, why=told.why, anyway=told.is_kept_anyway)
    refresh(service)


def refresh(service: Service) -> None:
    """Bring everything that is made of the listing up to date."""
    rebuild(with_dependents([service.pk]))
    hotlines.refresh_after(service)


def needs_two(service: Service) -> bool:
    """Say whether two vetters must agree: where the place is hidden, or there is a doubt that could hurt somebody."""
    return is_hidden(service) or service.evidence.filter(kind__in=TWO_PEOPLE_FOR).exists()


def is_hidden(service: Service) -> bool:
    """Say whether the place of the service is confidential, or is to be by a draft that nobody has decided."""
    return stands_hidden(service) or service.drafts.alive().filter(content__confidential=True).exists()


def stands_hidden(service: Service) -> bool:
    """Say whether the place of the service is confidential as it stands, which the public may see."""
    return service.service_at_locations.filter(location__confidential=True).exists()


def demand_no_street(service: Service, words: str) -> None:
    """Refuse words about a hidden place that would tell where it is."""
    if words and is_hidden(service) and (found := street_like(words)):
        raise RefusedError("street", found=found)


def demand_no_street_said(service: Service, said: Mapping[str, Any], fields: Collection[str]) -> None:
    """Refuse fields of what a stranger says, if they would tell where a place is that the public knows to be hidden.

    Of a place that only asks to be hidden a stranger is not told so. The refusal names the `field`.
    """
    found = {name: street_like(said.get(name, "")) for name in fields} if stands_hidden(service) else {}
    for name, words in found.items():
        if words:
            raise RefusedError("street", found=words, field=name)


def demand_showable(service: Service) -> None:
    """Refuse a listing by which nobody could reach anybody, and a hidden place that its own body gives away."""
    has_address = service.service_at_locations.exclude(location__address_1="").exists()
    if not (has_address or service.phones.exists() or service.reached_through.exists()):
        raise RefusedError("unreachable")
    if is_hidden(service) and (found := street_of(service.organization)):
        raise RefusedError("street", found=found)


def plain_day(day: date | None) -> str:
    """Return a day as an audit fact."""
    return day.isoformat() if day else ""
