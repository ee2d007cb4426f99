"""Forms of allauth with our words and our pace; everything else about them is allauth's."""

import struct
import unicodedata
from typing import Any

from allauth.account import forms as account
from allauth.core import context
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as factors
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as passkeys
from django import forms
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts import slowing, tasks
from accounts.forms.words import AGAIN, CODE, EMAIL, HOW_LONG, MISSING, NEW_PASSWORD, NO_EMAIL, PASSWORD
from accounts.models import User, normal
from accounts.wording import wait_said


def say(form: forms.Form, **labels: Any) -> None:
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
        say(self, login=EMAIL, password=PASSWORD)
        self.fields["login"].error_messages |= {"invalid": NO_EMAIL}
        # A browser may offer a passkey right in this field.
        self.fields["login"].widget.attrs |= {"dir": "ltr", "autocomplete": "username webauthn"}
        self.fields["password"].widget.attrs |= {"dir": "ltr"}


class AskAgainForm(account.ReauthenticateForm):
    """The password once more, before something that only its owner may do."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self, password=PASSWORD)
        self.fields["password"].widget.attrs |= {"dir": "ltr"}


class NewPasswordForm(account.ChangePasswordForm):
    """A new password in place of the old one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self, oldpassword=_("Your password until now"), password1=NEW_PASSWORD, password2=AGAIN)


class LostPasswordForm(account.ResetPasswordForm):
    """The address to which a link is sent. Who has an account here is not told."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self, email=EMAIL)
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
        say(self, password1=NEW_PASSWORD, password2=AGAIN)


class PacedCode(forms.Form):
    """A code that may be tried only so fast. Digits of any script, spaces and dashes are taken as they are meant."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self, code=CODE)
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
        if not is_first_use(user, code):
            raise get_adapter().validation_error("incorrect_code")
        slowing.forgive_code(context.request, user)
        return code


class CodeForm(PacedCode, factors.AuthenticateForm):
    """A code of the app, or one from the list, while signing in."""


class CodeAgainForm(PacedCode, factors.ReauthenticateForm):
    """A code once more, before something that only its owner may do."""


class FirstCodeForm(PacedCode, totp.ActivateTOTPForm):
    """The first code of a new app: it shows that the app and we agree."""


class Presented(forms.Form):
    """A passkey as a browser presents it. What is no such thing is not taken; the library breaks on some of it."""

    NONSENSE = (KeyError, IndexError, AttributeError, TypeError, ValueError, struct.error)

    def clean_credential(self) -> Any:
        """Look at it."""
        try:
            return super().clean_credential()  # type: ignore[misc]
        except self.NONSENSE as error:
            raise get_adapter().validation_error("incorrect_code") from error


class PasskeyAloneForm(Presented, passkeys.LoginWebAuthnForm):
    """Signing in with a passkey and nothing else."""


class PasskeyAfterPasswordForm(Presented, passkeys.AuthenticateWebAuthnForm):
    """A passkey as the second step."""


class PasskeyAgainForm(Presented, passkeys.ReauthenticateWebAuthnForm):
    """A passkey once more."""


class PasskeyForm(passkeys.AddWebAuthnForm):
    """A new passkey. It is always one that asks for finger, face or PIN, so that it is two factors in one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self, name=_("What you call this device"))
        self.fields["name"].widget.attrs |= {"dir": "auto", "autocomplete": "off"}
        self.fields.pop("passwordless", None)

    def clean(self) -> dict[str, Any]:
        """Refuse a key that was made without asking who holds it."""
        self.cleaned_data["passwordless"] = True
        try:
            found: dict[str, Any] = super().clean()
        except Presented.NONSENSE as error:
            raise get_adapter().validation_error("incorrect_code") from error
        return found


class PasskeyNameForm(passkeys.EditWebAuthnForm):
    """Another name for a passkey."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self, name=_("What you call this device"))


def is_first_use(user: User, code: str) -> bool:
    """Note that a code was used; say whether it is the first time while it can be right.

    allauth notes it for one step of the clock, but takes codes of the steps before and after too.
    """
    for_s = settings.MFA_TOTP_PERIOD * (2 * settings.MFA_TOTP_TOLERANCE + 1)
    return bool(cache.add(f"used code {user.pk} {code}", "used", for_s))


def plain_code(typed: str) -> str:
    """Return a code as plain digits: "۱۲۳ ۴۵۶" is "123456". Signs that only steer the writing are no part of it."""
    signs = (sign for sign in typed if not sign.isspace() and unicodedata.category(sign) not in {"Cf", "Pd"})
    return "".join(str(unicodedata.decimal(sign, sign)) for sign in signs)
