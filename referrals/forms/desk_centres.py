"""By what centres are chosen: closed choices, so that nothing of anybody is typed."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from directory.choices import NEEDS
from referrals.pages import centres
from referrals.said import Summary

LAST_PAGE = 50


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is looked for; `place` is empty where it is hers."""

    place: str
    needs: tuple[str, ...]
    remote: bool
    page: int


class PickForm(forms.Form):
    """Where, for what. Left as it is, it is where she is and what she asked for."""

    use_required_attribute = False
    place = forms.ChoiceField(label=_("Near"), required=False)
    need = forms.ChoiceField(label=_("Need"), required=False)
    remote = forms.BooleanField(label=_("By phone or online"), required=False)
    page = forms.IntegerField(min_value=1, max_value=LAST_PAGE, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, summary: Summary, **kwargs: Any) -> None:
        kwargs["auto_id"] = "pick-%s"
        super().__init__(*args, **kwargs)
        self.summary = summary
        self.fields["place"].choices = [("", _("Her place")), *centres.districts()]  # type: ignore[attr-defined]
        self.fields["need"].choices = [("", _("What she asked for")), *NEEDS.items()]  # type: ignore[attr-defined]

    def chosen(self) -> Chosen:
        """Return what was chosen; what is no choice counts as none."""
        self.is_valid()
        said = getattr(self, "cleaned_data", {})
        needs = (said["need"],) if said.get("need") else tuple(need for need in self.summary.needs if need in NEEDS)
        return Chosen(said.get("place") or "", needs, bool(said.get("remote")), said.get("page") or 1)
