"""What leads fill in about a desk: its people, its hours, when it is closed."""

from collections.abc import Iterable
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.forms.words import MISSING
from accounts.models import User
from accounts.roles import Permission
from directory.wording.dates import WEEKDAYS
from referrals import rota
from referrals.forms.desk import CHOOSE, one_of
from referrals.models import Desk, Shift
from referrals.opening import FEWEST_HOLDERS

NO_TIME: Final = {"invalid": _("Write a time as 09:00.")}
# Lines for hours that nobody has written yet.
SPARE: Final = 4


def with_a_key() -> list[User]:
    """Return the moderators and leads who have made a vault phrase."""
    found = User.objects.filter(is_active=True, vault_key__isnull=False).order_by("name", "pk")
    return [user for user in found if Permission.CASE_WORK in user.granted()]


def choices_of(users: Iterable[User]) -> list[tuple[str, str]]:
    """Return people as choices."""
    return [(str(user.pk), str(user)) for user in users]


class MakeForm(forms.Form):
    """A new desk: its name, and who holds its key."""

    use_required_attribute = False
    name = forms.CharField(
        max_length=120,
        label=_("What the desk is called"),
        error_messages=MISSING,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )
    holders = forms.MultipleChoiceField(
        label=_("Who holds its key: at least two"), widget=forms.CheckboxSelectMultiple, error_messages=CHOOSE
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["holders"].choices = choices_of(with_a_key())  # type: ignore[attr-defined]

    def clean_holders(self) -> list[int]:
        """Refuse a desk of one: it would stand still when that one is ill."""
        chosen = [int(pk) for pk in self.cleaned_data["holders"]]
        if len(chosen) < FEWEST_HOLDERS:
            raise ValidationError(_("Choose at least two people."), code="too_few")
        return chosen


class AdmitForm(forms.Form):
    """Somebody more for a desk."""

    use_required_attribute = False
    user = one_of(_("Give the key of the desk to"))

    def __init__(self, *args: Any, desk: Desk, **kwargs: Any) -> None:
        kwargs["auto_id"] = "admit-%s"
        super().__init__(*args, **kwargs)
        held = set(desk.holders().values_list("pk", flat=True))
        others = [user for user in with_a_key() if user.pk not in held]
        self.fields["user"].choices = choices_of(others)  # type: ignore[attr-defined]


class PersonForm(forms.Form):
    """Somebody of a desk."""

    user = forms.IntegerField()


class ShutForm(forms.Form):
    """Until when a desk is closed; without an end nothing new comes in until it is opened again."""

    use_required_attribute = False
    until = forms.DateTimeField(
        label=_("Closed until (empty: until somebody opens it again)"),
        required=False,
        input_formats=["%Y-%m-%dT%H:%M"],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local", "dir": "ltr"}, format="%Y-%m-%dT%H:%M"),
        error_messages={"invalid": _("Write day and time as 2026-12-31T09:00.")},
    )

    def clean_until(self) -> Any:
        """Refuse an end that has passed."""
        until = self.cleaned_data["until"]
        if until is not None and until <= timezone.now():
            raise ValidationError(_("This has passed already."), code="past")
        return until


class ShiftForm(forms.Form):
    """One line of somebody's week. A line without a day counts for nothing."""

    use_required_attribute = False
    weekday = forms.TypedChoiceField(
        label=_("Day"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", _("None")), *((number, name) for number, name in enumerate(WEEKDAYS))],
    )
    begins_at = forms.TimeField(
        label=_("From"),
        required=False,
        error_messages=NO_TIME,
        widget=forms.TimeInput(attrs={"type": "time", "dir": "ltr"}, format="%H:%M"),
    )
    ends_at = forms.TimeField(
        label=_("Until"),
        required=False,
        error_messages=NO_TIME,
        widget=forms.TimeInput(attrs={"type": "time", "dir": "ltr"}, format="%H:%M"),
    )
    is_on_call = forms.BooleanField(label=_("On call only"), required=False)

    def clean(self) -> dict[str, Any]:
        """Refuse a day without its times."""
        said = self.cleaned_data
        if said.get("weekday") is not None and None in (said.get("begins_at"), said.get("ends_at")):
            raise ValidationError(_("Write from when until when."), code="times")
        return said

    def shift(self, person: int) -> rota.Shift | None:
        """Return the line as the rota counts with it."""
        said = self.cleaned_data
        if said.get("weekday") is None:
            return None
        return rota.Shift(said["weekday"], said["begins_at"], said["ends_at"], person)


Week = forms.formset_factory(ShiftForm, extra=SPARE)


def week_of(shifts: Iterable[Shift], data: Any = None) -> Any:
    """Return the lines of somebody's week, as they are or as they were sent."""
    initial = [
        {
            "weekday": shift.weekday,
            "begins_at": shift.begins_at,
            "ends_at": shift.ends_at,
            "is_on_call": shift.is_on_call,
        }
        for shift in shifts
    ]
    return Week(data, initial=initial, prefix="week")
