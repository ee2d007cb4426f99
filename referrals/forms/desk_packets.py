"""What moderators fill in about a packet: what a centre would be told, how it goes there, and what was heard."""

from collections.abc import Mapping
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.forms.words import MISSING
from referrals import wording_desk
from referrals.forms.desk import CHOOSE, CentreForm, DeedForm, one_of, words
from referrals.pages.at import At
from referrals.pages.centres import has_inbox

INBOX: Final = "inbox"
TELEPHONE: Final = "telephone"


class PacketForm(DeedForm):
    """What a centre would be told, field by field; an empty one is not proposed."""

    purpose = forms.CharField(
        label=_("What for"), max_length=200, error_messages=MISSING, widget=forms.TextInput(attrs={"dir": "auto"})
    )

    def prepare(self, at: At) -> None:
        """Make a field for each part."""
        for name, label in wording_desk.PACKET.items():
            self.fields[name] = words(label, 1000, rows=2, required=False)

    def clean(self) -> dict[str, Any]:
        """Refuse a packet with nothing in it."""
        if not filled(self.cleaned_data):
            raise ValidationError(_("Fill in what the centre would be told."), code="empty")
        return self.cleaned_data


def filled(said: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """Return the parts of a packet that have words."""
    parts = ((name, said.get(name, "").strip()) for name in wording_desk.PACKET)
    return tuple((name, text) for name, text in parts if text)


class ProposeForm(PacketForm, CentreForm):
    """A packet for one centre, and how it is to go there: to its inbox, where it has one that can be used."""

    way = one_of(
        _("How?"),
        [(INBOX, wording_desk.BY_INBOX), (TELEPHONE, wording_desk.BY_TELEPHONE)],
        initial=INBOX,
    )

    def prepare(self, at: At) -> None:
        """Offer the inbox where there is one.

        Where there is none any more, a form that was sent keeps its choice: it is refused, and never becomes a call
        unless somebody then says so.
        """
        super().prepare(at)
        if has_inbox(self["centre"].value()):
            return
        if self.data.get(self.add_prefix("way")) == INBOX:
            self.fields["way"].widget.choices = [(TELEPHONE, wording_desk.BY_TELEPHONE)]
        else:
            del self.fields["way"]

    def clean(self) -> dict[str, Any]:
        """Where there is nothing to choose it is a call."""
        return {"way": TELEPHONE, **super().clean()}


class ConsentForm(DeedForm):
    """Her yes on the telephone: which fields, after the statement was read to her."""

    fields_agreed = forms.MultipleChoiceField(
        label=_("She agrees to"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick what she agreed to."), "invalid_choice": CHOOSE["invalid_choice"]},
    )
    was_read = forms.BooleanField(
        label=_("I have read the statement to her in her language, and she said yes."),
        error_messages={"required": _("Read it to her first.")},
    )

    def __init__(self, *args: Any, names: tuple[str, ...] = (), **kwargs: Any) -> None:
        self.names = names
        super().__init__(*args, **kwargs)

    def prepare(self, at: At) -> None:
        """Offer the fields of the packet; none is ticked."""
        offered = [(name, wording_desk.PACKET.get(name, name)) for name in self.names]
        self.fields["fields_agreed"].choices = offered  # type: ignore[attr-defined]


class HeardForm(DeedForm):
    """What the centre said."""

    heard = one_of(_("What did they say?"), list(wording_desk.HEARD.items()))
