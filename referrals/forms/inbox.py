"""What people of a centre fill in: who holds the key of an inbox, what becomes of a parcel."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.words import MISSING
from directory.models import Organization
from referrals.actions.receiving import No
from referrals.forms.desk import CHOOSE, one_of, words
from referrals.forms.desk_leads import choices_of
from referrals.models import Inbox
from referrals.permissions import receivers_of
from referrals.said import Answer
from referrals.wording_desk import REFUSALS

LONGEST_NOTE: Final = 300
LONGEST_TYPED: Final = 64


class MakeForm(forms.Form):
    """A new inbox: who holds its key."""

    use_required_attribute = False
    holders = forms.MultipleChoiceField(
        label=_("Who opens it: better two than one"), widget=forms.CheckboxSelectMultiple, error_messages=CHOOSE
    )

    def __init__(self, *args: Any, organization: Organization, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["holders"].choices = choices_of(receivers_of(organization))  # type: ignore[attr-defined]


class AdmitForm(forms.Form):
    """Somebody more for an inbox."""

    use_required_attribute = False
    user = one_of(_("Give the key of the inbox to"))

    def __init__(self, *args: Any, inbox: Inbox, **kwargs: Any) -> None:
        kwargs["auto_id"] = "admit-%s"
        super().__init__(*args, **kwargs)
        others = receivers_of(inbox.organization).exclude(key_groups__group=inbox.group_id)
        self.fields["user"].choices = choices_of(others)  # type: ignore[attr-defined]


class AnswerForm(forms.Form):
    """Every form about a parcel carries the version of what it was made for."""

    use_required_attribute = False
    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)


class DeclineForm(AnswerForm):
    """Why the centre cannot take her."""

    reason = one_of(_("Why not?"), [(reason.value, REFUSALS[reason]) for reason in No])
    note = words(_("More about it, if you like; only the desk reads this"), LONGEST_NOTE, rows=2, required=False)

    def answer(self) -> Answer:
        """Return what was said."""
        return Answer(self.cleaned_data["reason"], self.cleaned_data["note"])


class CheckForm(forms.Form):
    """The digits that a centre read out on the telephone."""

    use_required_attribute = False
    digits = forms.CharField(
        max_length=LONGEST_TYPED,
        label=_("The twenty digits, as they are read to you"),
        error_messages=MISSING | {"max_length": _("These are more than twenty digits.")},
        widget=forms.TextInput(
            attrs={"dir": "ltr", "inputmode": "numeric", "autocomplete": "off", "spellcheck": "false"}
        ),
    )
