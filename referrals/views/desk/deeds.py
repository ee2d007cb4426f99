"""Everything that can be done to a case from its page, as a table: its form, who may see it, what it does."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from referrals.actions import approvals, desk, referring
from referrals.forms import desk as forms
from referrals.forms import desk_packets as packets
from referrals.models import Approval
from referrals.pages.at import At
from referrals.said import Packet
from referrals.sealed import codes
from referrals.slots import slot
from referrals.states import CaseState, Closing

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as Lazy

Said = Mapping[str, Any]
Act = Callable[[HttpRequest, At, Said], HttpResponse | None]


@dataclass(frozen=True, slots=True)
class Deed:
    """`when` says to whom it is offered; whether it may be done is asked again by the action itself.

    `act` may answer with a page of its own; else the case is shown again.
    """

    form: type[forms.DeedForm]
    act: Act
    when: Callable[[At], bool]
    title: "Lazy"
    button: "Lazy | None" = None


def _claim(request: HttpRequest, at: At, said: Said) -> None:
    desk.claim(case=at.case, version=at.version, by=at.user)


def _release(request: HttpRequest, at: At, said: Said) -> None:
    desk.release(case=at.case, version=at.version, by=at.user)


def _write(request: HttpRequest, at: At, said: Said) -> None:
    desk.write_to_her(work=at.work, text=said["text"], waits=said["waits"] == "yes")


def _take_up(request: HttpRequest, at: At, said: Said) -> None:
    desk.take_up(case=at.case, version=at.version, by=at.user)


def _hand_over(request: HttpRequest, at: At, said: Said) -> HttpResponse:
    desk.hand_over(work=at.work, to=User.objects.get(pk=said["to"]), note=said["note"])
    return redirect("desk:queue")


def _give_back(request: HttpRequest, at: At, said: Said) -> HttpResponse:
    desk.give_back(case=at.case, version=at.version, by=at.user)
    return redirect("desk:queue")


def _note(request: HttpRequest, at: At, said: Said) -> None:
    desk.add_note(work=at.work, text=said["note"])


def _label(request: HttpRequest, at: At, said: Said) -> None:
    day = said["remind_on"]
    summary = replace(
        desk.summary_of(work=at.work), labels=tuple(said["labels"]), remind_on=day.isoformat() if day else ""
    )
    desk.label(work=at.work, summary=summary)


def _exclude_me(request: HttpRequest, at: At, said: Said) -> HttpResponse:
    desk.exclude(case=at.case, user=at.user, by=at.user)
    return redirect("desk:queue")


def _exclude(request: HttpRequest, at: At, said: Said) -> None:
    desk.exclude(case=at.case, user=User.objects.get(pk=said["user"]), by=at.user)


def _exclude_centre(request: HttpRequest, at: At, said: Said) -> HttpResponse:
    summary = desk.summary_of(work=at.work)
    unwanted = tuple(dict.fromkeys((*summary.excluded_centres, str(said["centre"]))))
    desk.label(work=at.work, summary=replace(summary, excluded_centres=unwanted))
    return redirect("desk:centres", at.case.pk)


def _contact(request: HttpRequest, at: At, said: Said) -> None:
    if said["how"] == "drop":
        desk.drop_contact(work=at.work)
    else:
        desk.accept_contact(work=at.work, how=said["how"])


def _spam(request: HttpRequest, at: At, said: Said) -> HttpResponse:
    desk.hold_as_spam(case=at.case, version=at.version, by=at.user)
    return redirect("desk:queue")


def _close(request: HttpRequest, at: At, said: Said) -> None:
    desk.close(case=at.case, version=at.version, closing=Closing(said["closing"]), by=at.user)


def _reopen(request: HttpRequest, at: At, said: Said) -> None:
    desk.reopen(work=at.work, note=said["note"])


def _ask(request: HttpRequest, at: At, said: Said) -> None:
    kind = Approval.Kind(said["kind"])
    approvals.ask(case=at.case, kind=kind, by=at.user, safe_word_heard=said["safe_word_heard"])


def _allow(request: HttpRequest, at: At, said: Said) -> None:
    approvals.allow(approval=_wish(at, said), by=at.user)


def _refuse(request: HttpRequest, at: At, said: Said) -> None:
    approvals.refuse(approval=_wish(at, said), by=at.user)


def _erase(request: HttpRequest, at: At, said: Said) -> HttpResponse:
    approvals.erase(case=at.case, by=at.user)
    return redirect("desk:queue")


def _code(request: HttpRequest, at: At, said: Said) -> HttpResponse:
    with slot():
        code = codes.new()
    approvals.give_another_code(case=at.case, opened=at.opened, code=code, by=at.user)
    return render(request, "desk/code.html", {"case": at.case, "code": codes.spoken(code.digits)})


def _number(request: HttpRequest, at: At, said: Said) -> None:
    referring.give_number(work=at.work, centre=said["centre"], text=said["text"])


def _propose(request: HttpRequest, at: At, said: Said) -> HttpResponse:
    is_offline = said["way"] != packets.INBOX
    referral = referring.propose(work=at.work, centre=said["centre"], packet=packet_of(said), is_offline=is_offline)
    return redirect("desk:referral", referral.pk)


def packet_of(said: Said) -> Packet:
    """Return the packet that a form holds."""
    return Packet(packets.filled(said), said["purpose"])


def _wish(at: At, said: Said) -> Approval:
    found: Approval = get_object_or_404(at.case.approvals.filter(is_done=False), pk=said["approval"])
    return found


def _is_allowed(kind: Approval.Kind) -> Callable[[At], bool]:
    return lambda at: at.case.approvals.filter(kind=kind, allowed_by__isnull=False, is_done=False).exists()


def _never(at: At) -> bool:
    """Offered beside something else, not in the list of deeds."""
    return False


DEEDS: Final[dict[str, Deed]] = {
    "claim": Deed(forms.DeedForm, _claim, lambda at: at.state == CaseState.NEW, _("Claim it")),
    "release": Deed(
        forms.DeedForm, _release, lambda at: at.state == CaseState.HELD_SPAM, _("This is meant: to the queue")
    ),
    "take-up": Deed(
        forms.DeedForm,
        _take_up,
        lambda at: at.is_holder and at.state == CaseState.WAITING_SURVIVOR,
        _("Go on without waiting"),
    ),
    "write": Deed(forms.WriteForm, _write, lambda at: at.works, _("Write to her"), _("Send it to her")),
    "note": Deed(forms.NoteForm, _note, lambda at: True, _("Write a note for the desk"), _("Keep the note")),
    "contact": Deed(forms.ContactForm, _contact, lambda at: at.works, _("The contact that she gave later"), _("Save")),
    "label": Deed(forms.LabelForm, _label, lambda at: at.works, _("Labels and reminder"), _("Save")),
    "hand-over": Deed(
        forms.OverForm,
        _hand_over,
        lambda at: at.works or (at.is_lead and at.state == CaseState.CLAIMED),
        _("Hand it over"),
        _("Hand it over"),
    ),
    "give-back": Deed(
        forms.DeedForm, _give_back, lambda at: at.is_held and (at.is_holder or at.is_lead), _("Back to the queue")
    ),
    "spam": Deed(
        forms.DeedForm,
        _spam,
        lambda at: at.is_holder and at.state == CaseState.CLAIMED,
        _("Put it aside as not meant"),
        _("Put it aside for a week"),
    ),
    "exclude-me": Deed(
        forms.DeedForm,
        _exclude_me,
        lambda at: True,
        _("I must not see this"),
        _("Keep it from me"),
    ),
    "exclude": Deed(
        forms.ExcludeForm,
        _exclude,
        lambda at: at.works or at.is_lead,
        _("Keep it from a colleague"),
        _("Keep it from them"),
    ),
    "exclude-centre": Deed(forms.CentreForm, _exclude_centre, _never, _("She does not want this centre")),
    "close": Deed(forms.CloseForm, _close, lambda at: at.works, _("Close it"), _("Close it")),
    "reopen": Deed(
        forms.NoteForm,
        _reopen,
        lambda at: at.is_lead and at.state == CaseState.CLOSED,
        _("Open it again"),
        _("Open it again"),
    ),
    "ask": Deed(forms.AskForm, _ask, lambda at: True, _("What takes two people"), _("Ask a second person")),
    "allow": Deed(forms.WishForm, _allow, _never, _("Allow it")),
    "refuse": Deed(forms.WishForm, _refuse, _never, _("No, or not any more")),
    "erase": Deed(
        forms.DeedForm, _erase, _is_allowed(Approval.Kind.ERASE), _("Erase everything"), _("Erase everything now")
    ),
    "code": Deed(
        forms.DeedForm, _code, _is_allowed(Approval.Kind.CODE), _("Give her another code"), _("Make the new code")
    ),
    "number": Deed(forms.NumberForm, _number, _never, _("Give her the number")),
    "propose": Deed(packets.ProposeForm, _propose, _never, _("Ask her whether they may hear of her")),
}
# These stand on the page of a centre.
AT_A_CENTRE: Final = frozenset({"number", "propose", "exclude-centre"})
