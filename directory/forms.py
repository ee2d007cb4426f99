"""What visitors may send to the vetters: closed choices first, little free text, nothing about themselves."""

from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID, uuid4

from django import forms
from django.conf import settings
from django.core.validators import URLValidator
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.models import normal
from directory.choices import KNOWN_BY, NEEDS, PROOFS, WRONG, Choices
from directory.phones import may_be_called, plain_digits
from directory.question import clean

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as Lazy

TOO_LONG = _("This is too long. Write no more than %(limit_value)d letters.")
UNKNOWN = _("We do not know this choice. Choose one from the list.")
NO_NUMBER = _("This cannot be a phone number. Write only its digits, or leave it empty.")
NO_ADDRESS = _("This cannot be a web address. Write it as it stands on the page, or leave it empty.")
NO_EMAIL = _("This cannot be an e-mail address. Write it like name@place.org.")
NOTHING_OF_YOU = _("Do not write your name or what happened to you: this is not read at once.")


class Written(forms.CharField):
    """A short text, without signs that nobody types; a line break is a space."""

    def __init__(self, missing: "Lazy | None" = None, **rest: Any) -> None:
        super().__init__(required=missing is not None, error_messages={"max_length": TOO_LONG}, **rest)
        if missing:
            self.error_messages["required"] = missing

    def to_python(self, value: Any) -> str:
        """Return the cleaned text."""
        return super().to_python(clean(" ".join(value.split())) if isinstance(value, str) else value) or ""


def must_be_number(written: str) -> None:
    """Refuse what cannot be called."""
    if not may_be_called(written, settings.HOME_COUNTRY):
        raise forms.ValidationError(NO_NUMBER, code="invalid")


class Number(Written):
    """Telephone numbers as somebody writes them: digits of any script, spaces, dashes, brackets."""

    widget = forms.TextInput(attrs={"type": "tel", "inputmode": "tel", "dir": "ltr", "autocomplete": "off"})

    def __init__(self, **rest: Any) -> None:
        super().__init__(**rest)
        self.validators = [*self.validators, must_be_number]

    def to_python(self, value: Any) -> str:
        """Return the text with plain digits."""
        return plain_digits(super().to_python(value))


class WebAddress(forms.URLField):
    """The address of a public page; `https://` may be left away."""

    widget = forms.TextInput(attrs={"inputmode": "url", "dir": "ltr", "autocomplete": "off", "autocapitalize": "off"})

    def __init__(self, **rest: Any) -> None:
        words = {"invalid": NO_ADDRESS, "max_length": TOO_LONG}
        super().__init__(required=False, assume_scheme="https", error_messages=words, **rest)
        self.validators = [*self.validators, URLValidator(schemes=["http", "https"])]

    def to_python(self, value: Any) -> str:
        """Return the whole address."""
        return super().to_python(clean(value) if isinstance(value, str) else value) or ""


def line(**attributes: str) -> forms.TextInput:
    """Return the box for one line of anything, in either direction."""
    return forms.TextInput(attrs={"dir": "auto", "autocomplete": "off", **attributes})


def one_of(choices: Choices, label: Any, missing: Any) -> forms.ChoiceField:
    """Return a question with one answer."""
    words = {"required": missing, "invalid_choice": UNKNOWN}
    return forms.ChoiceField(choices=list(choices.items()), label=label, widget=forms.RadioSelect, error_messages=words)


class LetterForm(forms.Form):
    """A form without a sender. `token` tells a second sending from a new letter; `extra` is a trap for machines.

    No person sees or reaches `extra`. A machine that fills it, or sends no token, gets its page again with one
    sentence; a person to whom some program on the phone does that loses nothing, and sends once more.
    """

    use_required_attribute = False
    token = forms.UUIDField(required=False)
    extra = forms.CharField(required=False)
    HIDDEN: ClassVar = frozenset({"token", "extra"})

    def clean(self) -> dict[str, Any]:
        """Refuse what no page of ours sends."""
        said = self.cleaned_data
        if said.get("extra") or not said.get("token"):
            self.errors.pop("token", None)
            self.errors.pop("extra", None)
            raise forms.ValidationError(_("Please send it once more."), code="again")
        return said

    def new_token(self) -> UUID:
        """Return the token of a page that is about to be shown."""
        return uuid4()

    def said(self) -> dict[str, Any]:
        """Return what was written and chosen, by field."""
        return {name: value for name, value in self.cleaned_data.items() if name not in self.HIDDEN}

    def asked(self) -> list[forms.BoundField]:
        """Return the fields that a person sees, in their order."""
        return [field for field in self if field.name not in self.HIDDEN]

    def carried(self) -> list[tuple[str, str]]:
        """Return what was sent but the token, so that the page can be had in another language without sending it."""
        sent = self.data if isinstance(self.data, QueryDict) else QueryDict()
        return [(name, text) for name in self.fields if name not in self.HIDDEN for text in sent.getlist(name)]


class SuggestionForm(LetterForm):
    """A place that is not in the directory yet."""

    known_by = one_of(KNOWN_BY, _("How do you know this place?"), _("Choose how you know this place."))
    needs = forms.MultipleChoiceField(
        choices=list(NEEDS.items()),
        label=_("What help do they give?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": UNKNOWN},
    )
    name = Written(
        _("Write what the place is called."),
        label=_("What is the place called?"),
        help_text=NOTHING_OF_YOU,
        max_length=200,
        widget=line(),
    )
    place = Written(
        _("Write in which city or area the place is."),
        label=_("Where is the place?"),
        help_text=_("Its city and area, not where you are. If it must stay hidden, write only the city."),
        max_length=200,
        widget=line(),
    )
    phone = Number(label=_("Its phone number"), max_length=100)
    website = WebAddress(label=_("Its website"), max_length=500)


class ReportForm(LetterForm):
    """Something that is wrong with a listing."""

    wrong = one_of(WRONG, _("What is wrong?"), _("Choose what is wrong."))
    right = Written(
        label=_("What is right instead?"),
        help_text=NOTHING_OF_YOU,
        max_length=300,
        widget=forms.Textarea(attrs={"dir": "auto", "rows": "3", "autocomplete": "off"}),
    )


class ClaimForm(LetterForm):
    """Somebody works for a listing's organization, and wants to keep its listings."""

    name = Written(_("Write your name."), label=_("Your name"), max_length=100, widget=line())
    email = forms.EmailField(
        label=_("Your e-mail address at work"),
        help_text=_("If all is right, we send a link to this address."),
        max_length=254,
        error_messages={"required": _("Write your e-mail address."), "invalid": NO_EMAIL, "max_length": TOO_LONG},
        widget=forms.EmailInput(attrs={"dir": "ltr", "autocomplete": "off"}),
    )
    works_as = Written(_("Write what you do there."), label=_("What do you do there?"), max_length=100, widget=line())
    proof = one_of(PROOFS, _("How can we check it?"), _("Choose how we can check it."))
    proof_words = Written(
        label=_("What must we know to check it?"),
        help_text=_("For example: when to call, and whom to ask for."),
        max_length=300,
        widget=forms.Textarea(attrs={"dir": "auto", "rows": "3", "autocomplete": "off"}),
    )

    def clean_email(self) -> str:
        """Return the address as accounts have it."""
        return normal(self.cleaned_data["email"])
