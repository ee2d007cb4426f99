"""The questions of asking: who, what, how soon, where, anything else."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from directory.choices import NEEDS, Choices
from directory.forms import line, one_of
from places.lookup import look_up
from referrals.forms.fields import StepForm, Words, lines, some_of
from referrals.said import LONGEST_TEXT

# A number is called, not asked for here; and how soon is a question of its own.
NOT_ASKED: Final = ("helpline", "emergency")
ASKED: Choices = {slug: label for slug, label in NEEDS.items() if slug not in NOT_ASKED}
MYSELF, CHILD, OTHER = "self", "child", "other"
DANGER, TODAY, LATER = "danger", "today", "later"
NONE_OF_THESE: Final = "-"
WHO: Choices = {
    MYSELF: _("For myself"),
    CHILD: _("For myself, and I am under 18"),
    OTHER: _("For somebody else"),
}
HOW_SOON: Choices = {
    DANGER: _("I am in danger now"),
    TODAY: _("Something must happen today"),
    LATER: _("It can wait a little"),
}


class WhoForm(StepForm):
    """For whom she asks."""

    who = one_of(WHO, _("For whom do you ask?"), _("Choose for whom you ask."))


class NeedForm(StepForm):
    """What would help, and how soon."""

    needs = some_of(ASKED.items(), _("What would help? Choose as many as you like, or none."))
    now = one_of(HOW_SOON, _("How soon?"), _("Choose how soon it must be."))


class WhereForm(StepForm):
    """Roughly where she is. A name that fits several places is asked about; one that nobody knows stays as it is."""

    where = Words(200, label=_("Your city or district"), widget=line())
    which = forms.CharField(required=False, label=_("Which one do you mean?"))

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.place = ""
        self.candidates: list[tuple[str, str]] = []

    def clean(self) -> dict[str, Any]:
        """Find the place; ask which one where that is not clear."""
        where, which = self.cleaned_data.get("where", ""), self.cleaned_data.get("which", "")
        found = look_up(where) if where else None
        if found and found.place:
            self.place = found.place.pk
        elif found and found.candidates:
            self._choose({place.pk: place for place in found.candidates}, which)
        return self.cleaned_data

    def _choose(self, places: dict[str, Any], which: str) -> None:
        from directory.templatetags.raah import path_of

        if which in places:
            self.place = which
        elif which != NONE_OF_THESE:
            self.candidates = [(pk, path_of(place)) for pk, place in places.items()]
            self.add_error("which", _("There are several places with this name. Choose one."))

    def asked(self) -> list[forms.BoundField]:
        """Return the fields; which one of several places only where that must be asked."""
        return list(self) if self.candidates else [self["where"]]


class MoreForm(StepForm):
    """Whatever else she wants to say."""

    more = Words(
        LONGEST_TEXT,
        label=_("Anything else that we should know"),
        help_text=_("You need not tell what happened. You can leave this empty."),
        widget=lines(8),
    )


class TellForm(StepForm):
    """Whether the app that sent her may know how it goes; asked of nobody else, and never answered for her."""

    tell = forms.BooleanField(required=False)
