"""What administrators fill in about people, and people about themselves when they join."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.forms.words import AGAIN, EMAIL, HOW_LONG, MISSING, NO_EMAIL, PASSWORD
from accounts.models import User, normal
from accounts.roles import STAFF_ROLES, Role
from accounts.wording import ROLES


class JoinForm(forms.Form):
    """Who accepts an invitation: a name and a password. The second factor comes on the next page."""

    name = forms.CharField(
        max_length=120,
        label=_("Your name, as colleagues know you"),
        error_messages=MISSING,
        widget=forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"}),
    )
    password1 = forms.CharField(
        strip=False,
        label=PASSWORD,
        help_text=HOW_LONG,
        error_messages=MISSING,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password", "dir": "ltr"}),
    )
    password2 = forms.CharField(
        strip=False,
        label=AGAIN,
        error_messages=MISSING,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password", "dir": "ltr"}),
    )

    def __init__(self, *args: Any, email: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.email = email

    def clean_password1(self) -> str:
        """Refuse a password that somebody would guess."""
        password: str = self.cleaned_data["password1"]
        password_validation.validate_password(password, User(email=self.email, name=self.data.get("name", "")))
        return password

    def clean_password2(self) -> str:
        """Refuse two that differ: a slip of the finger would shut its owner out."""
        first, second = self.cleaned_data.get("password1"), self.cleaned_data["password2"]
        if first and first != second:
            raise ValidationError(_("The two passwords are not the same."), code="differ")
        return str(second)


def role_of(roles: Iterable[Role]) -> forms.ChoiceField:
    """Return a choice of one of these roles."""
    return forms.ChoiceField(
        label=_("Role"),
        choices=[(role.value, ROLES[role]) for role in roles],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a role."), "invalid_choice": _("There is no such role.")},
    )


class InviteForm(forms.Form):
    """Whom to invite, and to what."""

    email = forms.EmailField(
        label=EMAIL,
        max_length=254,
        error_messages=MISSING | {"invalid": NO_EMAIL},
        widget=forms.EmailInput(attrs={"dir": "ltr", "autocomplete": "off"}),
    )
    role = role_of(STAFF_ROLES)

    def clean_email(self) -> str:
        """Return the address as it is stored."""
        return normal(self.cleaned_data["email"])


class RolesForm(forms.Form):
    """What a colleague is here."""

    roles = forms.MultipleChoiceField(
        label=_("Roles"),
        required=False,
        choices=[(role.value, ROLES[role]) for role in STAFF_ROLES],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("There is no such role.")},
    )
