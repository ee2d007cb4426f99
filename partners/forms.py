"""What is asked of whoever wants keys, of a partner's people, and of administrators who decide."""

from collections.abc import Iterable
from typing import Any, Final
from uuid import uuid4

from django import forms
from django.conf import settings
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from accounts.forms import InviteForm, role_of
from accounts.models import normal
from accounts.roles import PARTNER_ROLES
from directory.forms import NO_EMAIL, TOO_LONG, LetterForm, WebAddress, Written, line
from directory.scripts import content_language
from partners.limits import MOST_PER_DAY, MOST_PER_MINUTE
from partners.links import PAGES, PLACE
from partners.states import MOVES, Deed
from partners.wording import SCOPES
from places.models import Place

# How long a key may last, and how long an old one works beside the new one, in days.
LASTS: Final = {90: _("90 days"), 180: _("180 days"), 365: _("a year")}
OVERLAPS: Final = {1: _("1 day"), 7: _("7 days"), 30: _("30 days")}
CHOOSE: Final = {
    "required": _("Choose one."),
    "invalid_choice": _("We do not know this choice. Choose one from the list."),
}


def words(missing: Any, **more: Any) -> Written:
    """Return a box for some lines of text."""
    box = forms.Textarea(attrs={"dir": "auto", "rows": "4", "autocomplete": "off"})
    return Written(missing, max_length=600, widget=box, **more)


class AskForm(LetterForm):
    """Who would like keys, and for what."""

    name = Written(
        _("Write what the app is called."), label=_("What is the app called?"), max_length=100, widget=line()
    )
    site = WebAddress(label=_("The website of the app, or of you"), max_length=300)
    purpose = words(
        _("Write what the app does with it."), label=_("What does the app do, and what would it do with us?")
    )
    email = forms.EmailField(
        label=_("Your e-mail address at work"),
        help_text=_("Our answer comes there."),
        max_length=254,
        error_messages={"required": _("Write your e-mail address."), "invalid": NO_EMAIL, "max_length": TOO_LONG},
        widget=forms.EmailInput(attrs={"dir": "ltr", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["site"].required = True
        self.fields["site"].error_messages["required"] = _("Write the address of a website.")

    def clean_email(self) -> str:
        """Return the address as accounts have it."""
        return normal(self.cleaned_data["email"])


class DecideForm(forms.Form):
    """What an administrator decides; the reason is read by the partner."""

    deed = forms.ChoiceField(choices=[(deed.value, deed.value) for deed in Deed], widget=forms.HiddenInput)
    reason = words(
        None, label=_("The reason"), help_text=_("Only for a no and for a stop. They read it, in your words.")
    )

    def clean(self) -> dict[str, Any]:
        """Demand a reason where somebody reads it."""
        said = self.cleaned_data
        if said.get("deed") and MOVES[Deed(said["deed"])].says_why and not said.get("reason"):
            self.add_error("reason", _("Write the reason: they are told."))
        return said


class KeyForm(forms.Form):
    """What a new key is for. `token` tells a second sending from a second key."""

    use_required_attribute = False
    token = forms.UUIDField(required=False, initial=uuid4, widget=forms.HiddenInput)
    name = Written(
        _("Give the key a name."),
        label=_("A name for the key"),
        help_text=_("Where it will be used, so that you know later which one to stop."),
        max_length=60,
        widget=line(),
    )
    scopes = forms.MultipleChoiceField(
        choices=list(SCOPES.items()),
        label=_("What may it do?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose what the key may do."), "invalid_choice": CHOOSE["invalid_choice"]},
    )
    days = forms.TypedChoiceField(
        choices=list(LASTS.items()),
        coerce=int,
        initial=365,
        label=_("How long may it last?"),
        widget=forms.RadioSelect,
        error_messages=CHOOSE,
    )


class RotateForm(forms.Form):
    """How long a key that is replaced goes on working."""

    use_required_attribute = False
    days = forms.TypedChoiceField(
        choices=list(OVERLAPS.items()),
        coerce=int,
        initial=7,
        label=_("How long shall the old key go on working?"),
        widget=forms.RadioSelect,
        error_messages=CHOOSE,
    )


def calls(label: Any, most: int) -> forms.IntegerField:
    """Return a box for a number of calls."""
    wrong = format_lazy(_("Write a whole number from 1 to {most}."), most=most)
    return forms.IntegerField(
        label=label,
        min_value=1,
        max_value=most,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "dir": "ltr", "autocomplete": "off"}),
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), wrong),
    )


class LimitsForm(forms.Form):
    """How fast a key may call."""

    use_required_attribute = False
    per_minute = calls(_("Calls a minute"), MOST_PER_MINUTE)
    per_day = calls(_("Calls a day"), MOST_PER_DAY)


class MemberForm(InviteForm):
    """Whom to invite to work on an app, and as what."""

    role = role_of(PARTNER_ROLES)


class LinkForm(forms.Form):
    """To which of our pages a link shall lead."""

    use_required_attribute = False
    page = forms.ChoiceField(
        choices=[(page, name) for page, (name, _words) in PAGES.items()], label=_("Which page?"), error_messages=CHOOSE
    )
    language = forms.ChoiceField(label=_("In which language?"), error_messages=CHOOSE)
    place = forms.ChoiceField(
        required=False,
        label=_("Which province?"),
        help_text=_("Only for the page of a province."),
        error_messages=CHOOSE,
    )

    def __init__(self, data: Any, *, provinces: Iterable[Place]) -> None:
        super().__init__(data)
        self._offer("language", settings.LANGUAGES)
        self._offer("place", [("", "–"), *((place.pk, place.said_in(content_language())) for place in provinces)])

    def _offer(self, name: str, choices: Iterable[tuple[str, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = list(choices)

    def clean(self) -> dict[str, Any]:
        """Demand a province for the page of one."""
        said = self.cleaned_data
        if said.get("page") == PLACE and "place" in said and not said["place"]:
            self.add_error("place", CHOOSE["required"])
        return said
