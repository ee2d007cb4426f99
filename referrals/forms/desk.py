"""What moderators fill in about a case. Each form knows who stands before what (`at`), for its choices are theirs."""

from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.forms.words import MISSING
from referrals import canned, keeping, wording_desk
from referrals.models import Approval, Kind
from referrals.pages.at import At
from referrals.said import LONGEST_TEXT, Contact
from referrals.states import Closing

CHOOSE: Final = {"required": _("Choose one."), "invalid_choice": _("There is no such choice.")}
LONGEST_NOTE: Final = 2000


def words(label: Any, longest: int = LONGEST_NOTE, *, rows: int = 3, **rest: Any) -> forms.CharField:
    """Return a field for some sentences."""
    too_long = _("This is too long. Write no more than %(limit_value)d letters.")
    widget = forms.Textarea(attrs={"rows": rows, "dir": "auto", "autocomplete": "off"})
    said = MISSING | {"max_length": too_long}
    return forms.CharField(label=label, max_length=longest, widget=widget, error_messages=said, **rest)


def one_of(label: Any, choices: Any = (), **rest: Any) -> forms.ChoiceField:
    """Return a field with a few choices, all of them to be seen."""
    return forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect, error_messages=CHOOSE, **rest)


class DeedForm(forms.Form):
    """Every form carries the version of what it was made for."""

    use_required_attribute = False
    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)

    def __init__(self, *args: Any, at: At, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.at = at
        self.prepare(at)

    def prepare(self, at: At) -> None:
        """Make the choices that depend on the case."""

    def only_inserts(self) -> bool:
        """Say whether something is to be put into the form, and nothing to be done yet."""
        return False


class WriteForm(DeedForm):
    """A message to her. A first answer that is ready can be put into it, with or without a script."""

    canned = forms.ChoiceField(label=_("A ready answer"), required=False)
    text = words(_("What she reads"), LONGEST_TEXT, rows=6)
    waits = one_of(
        _("And then?"), [("yes", _("The case waits for her answer")), ("no", _("We go on without an answer"))]
    )

    def prepare(self, at: At) -> None:
        """Offer the ready answers."""
        language = get_language() or "en"
        ready = [(one.slug, one.titled(language)) for one in canned.every()]
        self.fields["canned"] = forms.ChoiceField(
            label=_("A ready answer"), required=False, choices=[("", _("None")), *ready]
        )
        self.order_fields(["canned", "text", "waits"])

    def only_inserts(self) -> bool:
        """Put the ready answer behind what is written, in her language."""
        found = canned.one(self.data.get("canned", ""))
        if "insert" not in self.data or found is None:
            return False
        typed = self.data.get("text", "").strip()
        text = "\n\n".join(filter(None, [typed, found.said(self.at.case.language)]))
        self.initial = {"text": text, "waits": self.data.get("waits") or "yes"}
        self.is_bound = False
        return True


class NoteForm(DeedForm):
    """A note for colleagues."""

    note = words(_("Only the desk sees this"))


class OverForm(NoteForm):
    """To whom a case goes, and what they must know."""

    to = one_of(_("To whom?"))
    field_order = ("to", "note")

    def prepare(self, at: At) -> None:
        """Offer the colleagues who may see it."""
        self.fields["to"].choices = colleagues(at)  # type: ignore[attr-defined]
        self.fields["note"].label = _("What they must know")


class LabelForm(DeedForm):
    """Labels, and a day on which to look again."""

    labels = forms.MultipleChoiceField(
        label=_("Labels"),
        required=False,
        choices=list(wording_desk.LABELS.items()),
        widget=forms.CheckboxSelectMultiple,
        error_messages=CHOOSE,
    )
    remind_on = forms.DateField(
        label=_("Look again on"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date", "dir": "ltr"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("This is no day.")},
    )


class ExcludeForm(DeedForm):
    """A colleague who must not see it."""

    user = one_of(_("Who must not see this?"))

    def prepare(self, at: At) -> None:
        """Offer the people of the desk."""
        self.fields["user"].choices = colleagues(at)  # type: ignore[attr-defined]


class CentreForm(DeedForm):
    """A centre."""

    centre = forms.UUIDField(widget=forms.HiddenInput)


class ContactForm(DeedForm):
    """What becomes of a contact that she gave later."""

    how = one_of(
        _("Is it she?"),
        [
            ("safe_word", _("Yes: she said the safe word on the telephone")),
            ("old_contact", _("Yes: a call to the contact until now")),
            ("drop", _("No: throw it away")),
        ],
    )


class CloseForm(DeedForm):
    """Why a case is closed."""

    closing = one_of(_("Why?"), [(reason.value, wording_desk.CLOSINGS[reason]) for reason in Closing])


class AskForm(DeedForm):
    """What takes a second person."""

    kind = one_of(
        _("What for?"), [(kind.value, wording_desk.WISHES[kind]) for kind in (Approval.Kind.CODE, Approval.Kind.ERASE)]
    )
    safe_word_heard = forms.BooleanField(
        label=_("For a code: I called the contact that she gave, and she said the safe word."), required=False
    )

    def clean(self) -> dict[str, Any]:
        """Ask for the safe word where it is needed."""
        said = self.cleaned_data
        if said.get("kind") == Approval.Kind.CODE and not said.get("safe_word_heard"):
            raise ValidationError(_("Another code is only for somebody who has said the safe word."), code="safe_word")
        if said.get("kind") == Approval.Kind.CODE and not self._could_be_asked():
            raise ValidationError(
                _("She gave no number, or agreed on no safe word: nobody can know her."), code="safe_word"
            )
        return said

    def _could_be_asked(self) -> bool:
        try:
            contact = keeping.demanded(self.at.opened, Kind.CONTACT, Contact)
        except keeping.DamagedWordsError as error:
            error.flag()
            return False
        return bool(contact.phone and contact.safe_word)


class WishForm(DeedForm):
    """A wish that somebody else has."""

    approval = forms.IntegerField(widget=forms.HiddenInput)


class NumberForm(CentreForm):
    """The number of a centre, for her to ring; nothing about her leaves the desk."""

    text = words(_("What she reads"), LONGEST_TEXT, rows=5)


def colleagues(at: At) -> list[tuple[str, str]]:
    """Return the people of a case's desk but for whoever asks and whoever must not see it."""
    found = at.case.desk.holders().exclude(pk=at.user.pk).exclude(exclusions__case=at.case).order_by("name", "pk")
    return [(str(user.pk), str(user)) for user in found]
