"""What a vetter writes down."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from directory.actions import Finding
from directory.content import Content
from directory.forms import UNKNOWN, Written, line, one_of
from directory.models import Organization, Service
from directory.queues.doubles import MOST_ALIKE
from directory.vetting_words import METHODS, OUTCOMES
from directory.wording.fields import FIELDS, say_value

NO_DAY = _("Write the day as on a calendar, like 2026-11-26.")
# A switch that says nothing where it is off, and what stands with another field.
QUIET = frozenset({"confidential", "precision"})


class Ticks(forms.MultipleChoiceField):
    """Several choices, each a box to tick; a choice that is not offered is refused in our words."""

    def __init__(self, **more: Any) -> None:
        words = {"invalid_choice": UNKNOWN}
        super().__init__(required=False, widget=forms.CheckboxSelectMultiple, error_messages=words, **more)


class FindingForm(forms.Form):
    """What a call, a visit or a paper told of a listing. `seen` is what the page was made of, `queue` where she was."""

    use_required_attribute = False
    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    queue = forms.CharField(required=False, widget=forms.HiddenInput)
    confirmed = Ticks(label=_("Tick what they confirmed"))
    answered = Ticks(label=_("Which numbers were answered?"))
    outcome = one_of(OUTCOMES, _("What came of it?"), _("Choose what came of it."))
    method = one_of(METHODS, _("How did you find out?"), _("Choose how you found out."))
    on = forms.DateField(
        label=_("On which day?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": NO_DAY, "invalid": NO_DAY},
    )
    note = Written(
        label=_("Note for other vetters"),
        help_text=_("Nothing about anybody who asked for help."),
        max_length=500,
        widget=forms.Textarea(attrs={"dir": "auto", "rows": "3", "autocomplete": "off"}),
    )

    def __init__(self, data: Any, *, content: Content, phones: list[Any], **more: Any) -> None:
        super().__init__(data, **more)
        self._offer("confirmed", said_fields(content))
        self._offer("answered", [(str(phone.pk), phone.published) for phone in phones])
        self.initial = {"on": timezone.localdate(), "method": "call", **self.initial}

    def _offer(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 - as declared above
        field.choices = choices

    def finding(self) -> Finding:
        """Return what was written, as the deed takes it."""
        said = self.cleaned_data
        return Finding(
            on=said["on"],
            method=said["method"],
            outcome=said["outcome"],
            fields=said["confirmed"],
            answered=[int(pk) for pk in said["answered"]],
            note=said["note"],
        )


def said_fields(content: Content) -> list[tuple[str, SafeString]]:
    """Return what a listing says, by key, as a list of choices; what it does not say cannot be confirmed."""
    said = [key for key in FIELDS if key not in QUIET and content[key] not in (None, "", [], {}, False)]
    known = [key for key in said if content[key] != "unknown"]
    return [(key, format_html("<b>{}</b> <span>{}</span>", FIELDS[key], say_value(key, content[key]))) for key in known]


class BeginForm(forms.Form):
    """Under which organization a suggested place is begun: one that is here already, or a new one by its name."""

    use_required_attribute = False
    organization = forms.ModelChoiceField(
        queryset=Organization.everything.all(), required=False, error_messages={"invalid_choice": UNKNOWN}
    )
    name = Written(label=_("Name of the new organization"), max_length=200, widget=line())

    def clean(self) -> dict[str, Any]:
        """Refuse to begin under nobody."""
        said = self.cleaned_data
        if not self.errors and not said.get("organization") and not said.get("name"):
            raise forms.ValidationError(_("Choose an organization, or write the name of a new one."))
        return said


class DifferentForm(forms.Form):
    """Listings that are not one and the same: two at least, and no more than a group of doubles has."""

    service = forms.ModelMultipleChoiceField(Service.everything.all())

    def clean_service(self) -> list[UUID]:
        """Return the ids of the services."""
        ids = list(self.cleaned_data["service"].values_list("pk", flat=True))
        if not 1 < len(ids) <= MOST_ALIKE:
            raise forms.ValidationError(UNKNOWN)
        return ids
