"""What staff fill in. Forms of allauth get our words and our pace; everything else about them is allauth's."""

from typing import Any

from allauth.account import forms as account
from allauth.core import context
from allauth.mfa.base import forms as factors
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as passkeys
from django import forms
from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts import slowing, tasks
from accounts.models import User, normal
from accounts.roles import STAFF_ROLES
from accounts.wording import ROLES, wait_said

EMAIL, PASSWORD = _("E-mail address"), _("Password")
NEW_PASSWORD, AGAIN = _("New password"), _("The same password once more")
CODE = _("Code")
HOW_LONG = _("At least 15 letters or digits. Several words that do not belong together are easy to remember.")
MISSING = {"required": _("Please fill this in.")}
NO_EMAIL = _("This cannot be an e-mail address.")


def _say(form: forms.Form, **labels: Any) -> None:
    """Give fields our labels, take away what stands greyed inside them, and say our words where one is empty."""
    for name, field in form.fields.items():
        field.label = labels.get(name, field.label)
        field.widget.attrs.pop("placeholder", None)
        field.error_messages |= MISSING
        field.help_text = HOW_LONG if name == "password1" else ""


class SignInForm(account.LoginForm):
    """E-mail address and password; the second factor comes after."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, login=EMAIL, password=PASSWORD)
        self.fields["login"].error_messages |= {"invalid": NO_EMAIL}
        # A browser may offer a passkey right in this field.
        self.fields["login"].widget.attrs |= {"dir": "ltr", "autocomplete": "username webauthn"}
        self.fields["password"].widget.attrs |= {"dir": "ltr"}


class AskAgainForm(account.ReauthenticateForm):
    """The password once more, before something that only its owner may do."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, password=PASSWORD)
        self.fields["password"].widget.attrs |= {"dir": "ltr"}


class NewPasswordForm(account.ChangePasswordForm):
    """A new password in place of the old one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, oldpassword=_("Your password until now"), password1=NEW_PASSWORD, password2=AGAIN)


class LostPasswordForm(account.ResetPasswordForm):
    """The address to which a link is sent. Who has an account here is not told."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, email=EMAIL)
        self.fields["email"].error_messages |= {"invalid": NO_EMAIL}
        self.fields["email"].widget.attrs |= {"dir": "ltr"}

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        """Queue one job either way; the worker finds out whether there is anybody to write to."""
        email = normal(self.cleaned_data["email"])
        if slowing.may_mail(request, email):
            tasks.send_reset_link(next((user for user in self.users if isinstance(user, User)), None))
        return email


class ResetPasswordForm(account.ResetPasswordKeyForm):
    """A new password by the link that was sent."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, password1=NEW_PASSWORD, password2=AGAIN)


class PacedCode(forms.Form):
    """A code that may be tried only so fast. Digits of any script, spaces and dashes are taken as they are meant."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, code=CODE)
        self.fields["code"].widget.attrs |= {"inputmode": "numeric", "dir": "ltr", "autocomplete": "one-time-code"}

    def clean_code(self) -> str:
        """Count the try, then look at the code."""
        user: User = self.user  # type: ignore[attr-defined]
        self.cleaned_data["code"] = plain_code(self.cleaned_data["code"])
        try:
            slowing.count_code(context.request, user)
        except slowing.TooFastError as error:
            raise wait_said(error) from error
        code: str = super().clean_code()  # type: ignore[misc]
        slowing.forgive_code(context.request, user)
        return code


class CodeForm(PacedCode, factors.AuthenticateForm):
    """A code of the app, or one from the list, while signing in."""


class CodeAgainForm(PacedCode, factors.ReauthenticateForm):
    """A code once more, before something that only its owner may do."""


class FirstCodeForm(PacedCode, totp.ActivateTOTPForm):
    """The first code of a new app: it shows that the app and we agree."""


class PasskeyForm(passkeys.AddWebAuthnForm):
    """A new passkey. It is always one that asks for finger, face or PIN, so that it is two factors in one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, name=_("What you call this device"))
        self.fields.pop("passwordless", None)

    def clean(self) -> dict[str, Any]:
        """Refuse a key that was made without asking who holds it."""
        self.cleaned_data["passwordless"] = True
        found: dict[str, Any] = super().clean()
        return found


class PasskeyNameForm(passkeys.EditWebAuthnForm):
    """Another name for a passkey."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, name=_("What you call this device"))


def plain_code(typed: str) -> str:
    """Return a code as plain digits: "۱۲۳ ۴۵۶" is "123456"."""
    import unicodedata

    digits = (str(unicodedata.decimal(sign, sign)) for sign in typed)
    return "".join(sign for sign in digits if not sign.isspace() and sign not in "-‐‑‒–—")


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


class InviteForm(forms.Form):
    """Whom to invite, and to what."""

    email = forms.EmailField(
        label=EMAIL,
        max_length=254,
        error_messages=MISSING | {"invalid": NO_EMAIL},
        widget=forms.EmailInput(attrs={"dir": "ltr", "autocomplete": "off"}),
    )
    role = forms.ChoiceField(
        label=_("Role"),
        choices=[(role.value, ROLES[role]) for role in STAFF_ROLES],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a role."), "invalid_choice": _("There is no such role.")},
    )

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
