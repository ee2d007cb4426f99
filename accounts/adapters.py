"""Where allauth asks us: who may sign in, how secrets are stored, where somebody is led, what is told by mail."""

import time
from io import BytesIO
from typing import Any, Final

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from accounts import devices, sealing, slowing, tasks
from accounts.models import User, normal
from accounts.sessions import DEVICE, begin
from accounts.wording import wait_said
from safety import audit

# What is told by mail when it happens, by the name of allauth's own mail.
TOLD: Final = {
    "account/email/password_changed": "password_changed",
    "account/email/password_reset": "password_changed",
    "account/email/password_set": "password_changed",
    "mfa/email/totp_activated": "factor_added",
    "mfa/email/webauthn_added": "factor_added",
    "mfa/email/totp_deactivated": "factor_removed",
    "mfa/email/webauthn_removed": "factor_removed",
    "mfa/email/recovery_codes_generated": "codes_made",
}


class AccountAdapter(DefaultAccountAdapter):
    """Signing in. Nobody signs up: staff are invited."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _("The e-mail address or the password is not right."),
        "incorrect_password": _("The password is not right."),
        "enter_current_password": _("The password is not right."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody makes an account by themselves."""
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count a try before the password is looked at."""
        try:
            slowing.count_password(request, credentials.get("email", ""))
        except slowing.TooFastError as error:
            raise wait_said(error) from error

    def authenticate(self, request: HttpRequest, **credentials: Any) -> AbstractBaseUser | None:
        """Return who has this e-mail address and password. The same work is done where there is nobody."""
        user = super().authenticate(request, **credentials)
        if user is not None:
            slowing.forgive_password(request, credentials.get("email", ""))
        return user

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Write down that somebody failed, if there is such an account."""
        found = User.objects.filter(email=normal(credentials.get("email", ""))).values_list("pk", flat=True)
        audit.record("sign_in.failed", actor="visitor", subject=f"user:{found[0]}" if found else "user:unknown")

    def reauthenticate(self, user: AbstractBaseUser, password: str) -> bool:
        """Say whether it is this person's password."""
        found = self.authenticate(context.request, email=user.get_username(), password=password)
        return found is not None and found.pk == user.pk

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Say whether somebody must show once more that it is them. Whoever has just signed in need not."""
        records = get_authentication_records(context.request, context.request.user)
        return not records or time.time() - records[-1]["at"] > settings.ACCOUNT_REAUTHENTICATION_TIMEOUT

    def respond_user_inactive(self, request: HttpRequest, user: AbstractBaseUser) -> HttpResponse:
        """Lead a closed account where everybody begins."""
        return redirect("account_login")

    def add_message(  # noqa: PLR0913, PLR0917 - allauth's own
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Keep what went wrong for the next page. What went well is seen on the page itself."""
        if message:
            messages.add_message(request, level, message, extra_tags=extra_tags)

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """Sign in, and bind the session to the browser."""
        super().login(request, user)
        assert isinstance(user, User)  # noqa: S101 - for the types: there is one kind of user
        is_first = not user.devices.exists()
        device, is_new = devices.recognise(request, user)
        request.session[DEVICE] = device.pk
        begin(request.session)
        audit.record("sign_in.done", actor=f"user:{user.pk}", subject=f"user:{user.pk}", device=device.pk)
        if is_new and not is_first:
            tasks.tell_of_device(user, device)

    def post_login(self, request: HttpRequest, user: AbstractBaseUser, **rest: Any) -> HttpResponse:
        """Lead on, and give the browser its cookie."""
        response = super().post_login(request, user, **rest)
        devices.remember(request, response)
        return response

    def send_notification_mail(
        self,
        template_prefix: str,
        user: AbstractBaseUser,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Tell a person of a change to their account; it is queued and sent by the worker."""
        assert isinstance(user, User)  # noqa: S101 - for the types: there is one kind of user
        kind = TOLD[template_prefix]
        audit.record(f"account.{kind}", actor=f"user:{user.pk}", subject=f"user:{user.pk}")
        tasks.tell(user, kind)

    def set_password(self, user: AbstractBaseUser, password: str) -> None:
        """Store a new password and end every other session."""
        super().set_password(user, password)
        assert isinstance(user, User)  # noqa: S101 - for the types: there is one kind of user
        here = getattr(getattr(context.request, "session", None), "row", None)
        user.sessions.exclude(pk=here.pk if here else None).delete()


class MFAAdapter(DefaultMFAAdapter):
    """Second factors. Their secrets are stored sealed."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("This was not taken. Try again."),
    }

    def encrypt(self, text: str) -> str:
        """Seal what is about to be stored."""
        return sealing.seal(text, settings.STAFF_KEYS)

    def decrypt(self, encrypted_text: str) -> str:
        """Open what was stored."""
        return sealing.unseal(encrypted_text, settings.STAFF_KEYS)

    def build_totp_svg(self, url: str) -> str:
        """Draw the code that a camera reads."""
        import segno

        drawn = BytesIO()
        segno.make(url, error="m").save(drawn, kind="svg", xmldecl=False, border=2, light="#fff", scale=4)
        return drawn.getvalue().decode()

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Authenticator.Type) -> str:  # noqa: A002
        """Call a new passkey after the browser in which it was made."""
        return devices.label_of(context.request)
