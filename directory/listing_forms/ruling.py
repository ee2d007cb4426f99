"""What a vetter decides about a draft: each part is taken, sent back with a reason, or left for later."""

from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple

from django import forms
from django.utils.translation import gettext_lazy as _

from directory import actions
from directory.content import Difference
from directory.forms import UNKNOWN, Written

TAKE, SEND_BACK, LEAVE = "take", "back", "leave"
VERDICTS: Final = {TAKE: _("Take it"), SEND_BACK: _("Send it back"), LEAVE: _("Leave it for later")}
# What cannot stand without the other: the database knows no point of another place, no driver an address without its
# city, and no page two kinds of hours.
TOGETHER: Final = (
    ("place", "precision", "confidential", "point", "address", "postal_code"),
    ("always_open", "week"),
    ("capacity", "capacity_until"),
)
LONGEST_REASON: Final = 300


class DraftPart(NamedTuple):
    """What is decided together: the differences, and the two fields of the form."""

    differences: list[Difference]
    verdict: forms.BoundField
    reason: forms.BoundField


class RulingForm(forms.Form):
    """A verdict and a reason for each part of a draft, and a word on the whole. `first` are keys another would take."""

    use_required_attribute = False

    def __init__(self, *args: Any, differences: Sequence[Difference], first: Sequence[str] = (), **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.differences = differences
        self._parts = _grouped(differences)
        for name, found in self._parts.items():
            would_take = any(one.key in first for one in found)
            self.fields[f"{name}-verdict"] = forms.ChoiceField(
                label=_("What happens with this?"),
                choices=list(VERDICTS.items()),
                initial=TAKE if would_take else LEAVE,
                required=False,
                widget=forms.RadioSelect,
                error_messages={"invalid_choice": UNKNOWN},
            )
            self.fields[f"{name}-reason"] = _words(_("Why, if you send it back"))
        self.fields["why"] = _words(_("A word on the whole"))

    def parts(self) -> Iterator[DraftPart]:
        """Yield the parts in the order of the fields."""
        for name, found in self._parts.items():
            yield DraftPart(found, self[f"{name}-verdict"], self[f"{name}-reason"])

    def clean(self) -> dict[str, Any]:
        """Ask for a reason where something is sent back."""
        said = self.cleaned_data
        for name in self._parts:
            if said.get(f"{name}-verdict") == SEND_BACK and not said.get(f"{name}-reason"):
                self.add_error(f"{name}-reason", str(actions.RefusedError("no-reason")))
        return said

    def ruling(self) -> actions.Ruling:
        """Return what was decided."""
        said = self.cleaned_data
        by_verdict = {name: said.get(f"{name}-verdict") for name in self._parts}
        keys = {name: [one.key for one in found] for name, found in self._parts.items()}
        return actions.Ruling(
            take=[key for name, verdict in by_verdict.items() if verdict == TAKE for key in keys[name]],
            send_back={
                key: said[f"{name}-reason"]
                for name, verdict in by_verdict.items()
                if verdict == SEND_BACK
                for key in keys[name]
            },
            why=said["why"],
        )


def _grouped(differences: Sequence[Difference]) -> dict[str, list[Difference]]:
    """Return the differences that are decided together, by the first key of each group."""
    group = {key: keys[0] for keys in TOGETHER for key in keys}
    found: dict[str, list[Difference]] = {}
    for one in differences:
        found.setdefault(group.get(one.key, one.key), []).append(one)
    return found


def _words(label: Any) -> Written:
    widget = forms.Textarea(attrs={"rows": "2", "dir": "auto", "autocomplete": "off"})
    return Written(label=label, max_length=LONGEST_REASON, widget=widget)
