"""A referral: what she was asked and has agreed to, the call in her name, and what the centre said."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts.permissions import demand
from referrals.actions import referring
from referrals.actions.stopping import TOLD
from referrals.forms import desk_packets as packets
from referrals.forms.desk import DeedForm
from referrals.models import Referral
from referrals.pages import referral as pages
from referrals.pages.at import At
from referrals.permissions import may_work_on
from referrals.said import Packet
from referrals.states import ReferralState
from referrals.views.desk.arriving import DOES, READS, at_referral
from referrals.views.desk.deeds import packet_of
from referrals.views.desk.doing import attempted

R = ReferralState
Said = Mapping[str, Any]
Act = Callable[[At, Said], None]


@dataclass(frozen=True, slots=True)
class Step:
    """What can be done to a referral: its form, what it does, in which states, and whether the call's page is next."""

    form: type[DeedForm]
    act: Act
    states: frozenset[str]
    is_call: bool = False


def _consent(at: At, said: Said) -> None:
    fields = tuple(said["fields_agreed"])
    referring.consent_by_phone(referral=at.at, version=at.version, work=at.work, fields=fields)


def _packet(at: At, said: Said) -> None:
    referring.change_packet(referral=at.at, version=at.version, work=at.work, packet=packet_of(said))


def _send(at: At, said: Said) -> None:
    referring.send(referral=at.at, version=at.version, work=at.work)


def _heard(at: At, said: Said) -> None:
    heard = referring.Heard(said["heard"])
    referring.record(referral=at.at, version=at.version, heard=heard, by=at.user)


def _recall(at: At, said: Said) -> None:
    referring.recall(referral=at.at, version=at.version, by=at.user)


def _second(at: At, said: Said) -> None:
    demand(may_work_on(at.user, at.case))
    referring.ask_second_person(referral=at.at, by=at.user)


BEFORE_CALL: Final = frozenset({R.PROPOSED, R.CONSENTED})
STEPS: Final[dict[str, Step]] = {
    "consent": Step(packets.ConsentForm, _consent, frozenset({R.PROPOSED})),
    "packet": Step(packets.PacketForm, _packet, frozenset({R.PROPOSED})),
    "second": Step(DeedForm, _second, BEFORE_CALL),
    "send": Step(DeedForm, _send, frozenset({R.CONSENTED}), is_call=True),
    "heard": Step(packets.HeardForm, _heard, frozenset(TOLD)),
    "recall": Step(DeedForm, _recall, frozenset({*BEFORE_CALL, R.SENT, R.SEEN, R.ACCEPTED})),
}


@at_referral(*READS)
def referral(request: HttpRequest, at: At) -> HttpResponse:
    """Show where it stands."""
    return _page(request, at)


@at_referral(*READS)
def call(request: HttpRequest, at: At) -> HttpResponse:
    """Show what may be said, once the call has begun; before that there is nothing to say."""
    if at.at.state not in TOLD:
        return redirect("desk:referral", at.at.pk)
    return render(request, "desk/call.html", pages.call_of(at) | {"form": _form(at, "heard")})


@at_referral(*DOES)
def step(request: HttpRequest, at: At, step: str) -> HttpResponse:
    """Do what a form of a referral says."""
    if step not in STEPS:
        raise Http404
    found, form = STEPS[step], _form(at, step, request.POST)
    if not form.is_valid():
        return _page(request, at, {step: form})
    seen = at.with_form_of(form.cleaned_data["version"])
    _answer, reason = attempted(lambda: found.act(seen, form.cleaned_data))
    if reason:
        now = Referral.objects.get(pk=at.at.pk)
        now.case = at.case
        return _page(request, at.on(now), {step: form}, [reason], HTTPStatus.CONFLICT)
    is_call = found.is_call and at.at.is_offline
    return redirect("desk:call" if is_call else "desk:referral", at.at.pk)


def _page(
    request: HttpRequest, at: At, bound: Mapping[str, Any] | None = None, refusals: Any = (), status: int = 200
) -> HttpResponse:
    said = pages.page_of(at)
    ways = {
        name: (bound or {}).get(name) or _form(at, name)
        for name, found in STEPS.items()
        if at.at.state in found.states and at.works
    }
    return render(request, "desk/referral.html", said | {"steps": ways, "refusals": refusals}, status=status)


def _form(at: At, name: str, data: Any = None) -> DeedForm:
    packet = pages.packet_of(at)
    more: dict[str, Any] = {"names": tuple(dict(packet.fields))} if name == "consent" else {}
    initial = _filled(packet) if name == "packet" else None
    return STEPS[name].form(data, at=at, auto_id=f"{name}-%s", initial=initial, **more)


def _filled(packet: Packet) -> dict[str, str]:
    return {"purpose": packet.purpose, **dict(packet.fields)}
