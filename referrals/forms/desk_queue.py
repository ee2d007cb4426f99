"""By what the queue is narrowed: closed choices only, for what can be typed could be used to look for somebody."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from directory.choices import NEEDS
from directory.scripts import content_language
from places.models import Place
from referrals import wording_desk
from referrals.pages.queue import PROVINCES, Row
from referrals.states import OPEN_CASES, CaseState

ANY = ("", _("Any"))


def _select(label: Any, choices: list[tuple[str, Any]]) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=[ANY, *choices], required=False)


class FilterForm(forms.Form):
    """What is to be seen of the queue. What is no choice is taken as none."""

    use_required_attribute = False

    def __init__(self, *args: Any, is_lead: bool, **kwargs: Any) -> None:
        kwargs["auto_id"] = "filter-%s"
        super().__init__(*args, **kwargs)
        hidden = set() if is_lead else {CaseState.CLOSED}
        states = [(state, words) for state, words in wording_desk.CASES.items() if state not in hidden]
        self.fields["state"] = _select(_("State"), states)
        self.fields["need"] = _select(_("Need"), list(NEEDS.items()))
        self.fields["area"] = _select(_("Area"), _provinces())
        self.fields["language"] = _select(_("Language"), list(settings.LANGUAGES))
        self.fields["label"] = _select(_("Label"), list(wording_desk.LABELS.items()))
        self.fields["mine"] = forms.BooleanField(label=_("Only mine"), required=False)
        self.fields["urgent"] = forms.BooleanField(label=_("Only urgent"), required=False)

    def narrowed(self, found: list[Row]) -> list[Row]:
        """Return the rows that fit; without a state, those that are open."""
        self.is_valid()
        wanted = {name: value for name, value in self.cleaned_data.items() if value}
        return [row for row in found if _fits(row, wanted)]

    @property
    def is_narrow(self) -> bool:
        """Whether anything was chosen."""
        return any(self.cleaned_data.values())


def _fits(row: Row, wanted: dict[str, Any]) -> bool:
    case, summary = row.case, row.summary
    state = {wanted["state"]} if "state" in wanted else OPEN_CASES
    facts = {
        "need": summary is not None and wanted.get("need") in summary.needs,
        "area": row.province == wanted.get("area"),
        "language": case.language == wanted.get("language"),
        "label": summary is not None and wanted.get("label") in summary.labels,
        "mine": row.is_mine,
        "urgent": case.is_urgent,
    }
    return case.state in state and all(facts[name] for name in wanted if name != "state")


def _provinces() -> list[tuple[str, str]]:
    found = Place.objects.filter(country=settings.HOME_COUNTRY, kind__in=PROVINCES).order_by("name")
    return [(place.pk, place.said_in(content_language())) for place in found]
