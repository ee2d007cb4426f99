"""A case as its page shows it: everything that is sealed, opened; what was changed or is missing is said so."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from accounts.models import User
from directory.choices import NEEDS
from referrals import keeping
from referrals.models import Kind
from referrals.pages import centres, picture
from referrals.pages.at import At
from referrals.pages.picture import turn_said
from referrals.pages.queue import next_said
from referrals.said import DESK, Change, Contact, Message, Note, Said, Story, Summary
from referrals.sealed.errors import NotOpenedError

Words = TypeVar("Words", bound=Said)


@dataclass
class Reader:
    """Reads a case, and keeps in mind what could not be read."""

    at: At
    damaged: set[str] = field(default_factory=set)

    def one(self, kind: Kind, shape: type[Words]) -> Words | None:
        """Return the words of one place; None where there are none, or not those that were sealed."""
        try:
            return keeping.get(self.at.opened, kind, shape)
        except NotOpenedError:
            self.note(kind, 0)
            return None

    def demanded(self, kind: Kind, shape: type[Words]) -> Words:
        """Return what every case has; an empty one where it is gone, which is said."""
        found = self.one(kind, shape)
        if found is None:
            self.note(kind, 0)
        return found or shape()

    def series(self, kind: Kind, shape: type[Said], count: int) -> list[keeping.Entry]:
        """Return numbered words; each that is missing or was changed is noted."""
        entries = list(keeping.series(self.at.opened, kind, shape, count))
        for entry in entries:
            if entry.said is None:
                self.note(kind, entry.number)
        return entries

    def note(self, kind: Kind, number: int) -> None:
        """Note that something cannot be read."""
        self.damaged.add(str(kind))
        keeping.flag_case(self.at.case.pk, kind, number)


def page_of(at: At) -> dict[str, Any]:
    """Return what the page of a case says."""
    reader, case = Reader(at), at.case
    summary, contact = reader.demanded(Kind.SUMMARY, Summary), reader.demanded(Kind.CONTACT, Contact)
    change = reader.one(Kind.CHANGE, Change)
    story = reader.one(Kind.STORY, Story)
    messages = reader.series(Kind.MESSAGE, Message, case.messages)
    notes = reader.series(Kind.NOTE, Note, case.notes)
    return {
        "at": at,
        "case": case,
        "summary": summary,
        "needs": [str(NEEDS.get(need, need)) for need in summary.needs],
        "place": centres.place_of(summary),
        "contact": contact,
        "change": Contact.from_json(change.contact) if change else None,
        "changed_on": change.day if change else "",
        "story": story,
        # Not "messages": that is what Django calls its own, which every page of staff shows on top.
        "thread": _with_centres(messages),
        "notes": _with_authors(notes),
        "picture": picture.of(case),
        "approvals": case.approvals.filter(is_done=False).select_related("asked_by", "allowed_by", "referral"),
        "excluded": User.objects.filter(exclusions__case=case),
        "excluded_centres": centres.names(summary.excluded_centres).items(),
        "turn": turn_said(at.state),
        "next": next_said(case),
        "damaged": sorted(reader.damaged),
    }


def _with_centres(entries: Iterable[keeping.Entry]) -> list[dict[str, Any]]:
    listed = list(entries)
    said = [entry.said for entry in listed if isinstance(entry.said, Message)]
    known = centres.names(message.centre for message in said if message.centre)
    return [
        {
            "entry": entry,
            "is_ours": isinstance(entry.said, Message) and entry.said.side == DESK,
            "centre": known.get(entry.said.centre, "") if isinstance(entry.said, Message) else "",
        }
        for entry in listed
    ]


def _with_authors(entries: Iterable[keeping.Entry]) -> list[dict[str, Any]]:
    listed = list(entries)
    people = User.objects.in_bulk({entry.said.by for entry in listed if isinstance(entry.said, Note)})
    return [
        {"entry": entry, "by": people.get(entry.said.by) if isinstance(entry.said, Note) else None} for entry in listed
    ]


def cover_of(at: At) -> dict[str, Any]:
    """Return what stands on the page before a case is opened: what the queue knows of it."""
    summary = Reader(at).one(Kind.SUMMARY, Summary)
    return {
        "at": at,
        "case": at.case,
        "summary": summary,
        "needs": [str(NEEDS.get(need, need)) for need in summary.needs] if summary else [],
        "turn": turn_said(at.state),
        "next": next_said(at.case),
    }
