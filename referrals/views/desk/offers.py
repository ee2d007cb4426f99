"""What can be done to a case by whoever looks at it, each with its form."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, Final

from django.urls import reverse

from referrals.forms.desk import DeedForm
from referrals.pages.at import At
from referrals.said import Summary
from referrals.views.desk.deeds import DEEDS, Deed

ON_THE_COVER = ("claim", "release", "exclude-me")


@dataclass(frozen=True, slots=True)
class Sent:
    """What was sent just now and not done: its form by the name of the deed, why, and the status of the answer."""

    forms: Mapping[str, DeedForm] = field(default_factory=dict)
    refusals: tuple[str, ...] = ()
    status: int = HTTPStatus.OK


NOTHING: Final = Sent()


@dataclass(frozen=True, slots=True)
class Offer:
    """One deed: where its form goes, which version it is for, and whether somebody was just filling it in."""

    name: str
    path: str
    form: DeedForm
    version: int
    deed: Deed
    is_open: bool = False


def of_cover(at: At) -> dict[str, Offer]:
    """Return what can be done without opening a case."""
    return {_key(name): offer(at, name) for name in ON_THE_COVER if DEEDS[name].when(at)}


def of_case(at: At, summary: Summary, has_change: bool, sent: Sent) -> dict[str, Offer]:
    """Return everything that can be done."""
    names = [name for name, deed in DEEDS.items() if deed.when(at) and (name != "contact" or has_change)]
    given: dict[str, dict[str, Any]] = {
        "label": {"labels": summary.labels, "remind_on": summary.remind_on},
        "write": {"waits": "yes"},
    }
    return {_key(name): offer(at, name, sent.forms.get(name), given.get(name)) for name in names}


def offer(at: At, name: str, bound: DeedForm | None = None, initial: dict[str, Any] | None = None) -> Offer:
    """Return one, with its form as it was filled in, or as it is at first."""
    deed = DEEDS[name]
    path = reverse("desk:do", args=[at.case.pk, name])
    form = bound or deed.form(at=at, auto_id=f"{name}-%s", initial=initial)
    return Offer(name, path, form, at.case.version, deed, is_open=bound is not None)


def _key(name: str) -> str:
    """Return a name as a template can say it."""
    return name.replace("-", "_")
