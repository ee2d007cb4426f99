"""How she can be reached safely: asked with her request, and again when she changes it."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from directory.choices import Choices
from directory.forms import Number, line, one_of
from referrals.forms.fields import StepForm, Words, some_of
from referrals.said import CALL, HERE, TEXT, Contact

OWN, SHARED = "own", "shared"
WAYS: Choices = {
    HERE: _("I will look here, with my code"),
    CALL: _("Call me"),
    TEXT: _("Send me a text message"),
}
WHOSE: Choices = {
    OWN: _("It is mine, and nobody else uses it"),
    SHARED: _("Others use it too, or it belongs to somebody else"),
}
# What is asked only where somebody is to call or write.
ABOUT_A_PHONE: Final = ("reach", "whose", "hours", "if_other")


class ReachFields(StepForm):
    """Ways and hours. Who looks here only has no number: whatever was typed of one is dropped."""

    ways = some_of(WAYS.items(), _("How may we answer you?"), initial=[HERE])
    reach = Number(label=_("The number to call or to write to"), max_length=60)
    whose = one_of(WHOSE, _("Whose phone is it?"), _("Choose whose phone it is."))
    hours = Words(200, label=_("When is it safe?"), widget=line())
    if_other = Words(
        200,
        label=_("What shall we say if somebody else answers?"),
        widget=line(),
    )
    word = Words(
        60,
        label=_("A safe word"),
        help_text=_("We ask for it before we talk, so that nobody can pretend to be you."),
        widget=line(),
    )

    def __init__(self, *args: Any, is_child: bool = False, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.is_child = is_child
        self.fields["whose"].required = False

    def clean(self) -> dict[str, Any]:
        """Drop what is asked of a phone where nobody is to call; else a number is needed, and whose it is."""
        if self.wants_phone():
            self._must_have_phone()
            return self.cleaned_data
        for name in ABOUT_A_PHONE:
            self.errors.pop(name, None)
            self.cleaned_data[name] = ""
        return self.cleaned_data

    def wants_phone(self) -> bool:
        """Say whether somebody is to call or to write."""
        return not {CALL, TEXT}.isdisjoint(self.cleaned_data.get("ways", ()))

    def _must_have_phone(self) -> None:
        if "reach" not in self.errors and not self.cleaned_data.get("reach"):
            self.add_error("reach", _("Write the number, or choose only that you will look here."))
        whose = self.cleaned_data.get("whose")
        if not whose and "whose" not in self.errors:
            self.add_error("whose", _("Choose whose phone it is."))
        if self.is_child and whose == SHARED:
            self.add_error("whose", _("You are under 18: we call only a phone that is yours alone. Or look here."))

    def contact(self) -> Contact:
        """Return how she can be reached; by looking here where she chose nothing."""
        said = self.cleaned_data
        return Contact(
            ways=tuple(said["ways"]) or (HERE,),
            phone=said["reach"],
            is_own_phone=said["whose"] == OWN,
            hours=said["hours"],
            if_others_answer=said["if_other"],
            safe_word=said["word"],
        )


class ReachForm(ReachFields):
    """As it is asked first."""

    not_to = Words(
        200,
        label=_("Is there somebody at a centre or at our desk who must not know?"),
        widget=line(),
    )


class ContactForm(ReachFields):
    """As it is changed later: with the word that was agreed on, it holds at once."""

    agreed = Words(
        60,
        label=_("The safe word that you gave us before"),
        help_text=_("Without it the old way stands until we have made sure that it is you who asks."),
        widget=line(),
    )

    def contact(self) -> Contact:
        """Return the new way; the word agreed on before stays where no other is given."""
        made = super().contact()
        kept = {name: getattr(made, name) for name in Contact.__dataclass_fields__}
        return Contact(**kept | {"safe_word": made.safe_word or self.cleaned_data["agreed"]})
