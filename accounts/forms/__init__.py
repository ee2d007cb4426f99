"""What staff fill in."""

from accounts.forms.people import InviteForm, JoinForm, RolesForm, role_of
from accounts.forms.signing_in import (
    AskAgainForm,
    CodeAgainForm,
    CodeForm,
    FirstCodeForm,
    LostPasswordForm,
    NewPasswordForm,
    PasskeyAfterPasswordForm,
    PasskeyAgainForm,
    PasskeyAloneForm,
    PasskeyForm,
    PasskeyNameForm,
    ResetPasswordForm,
    SignInForm,
    plain_code,
)

__all__ = [
    "AskAgainForm",
    "CodeAgainForm",
    "CodeForm",
    "FirstCodeForm",
    "InviteForm",
    "JoinForm",
    "LostPasswordForm",
    "NewPasswordForm",
    "PasskeyAfterPasswordForm",
    "PasskeyAgainForm",
    "PasskeyAloneForm",
    "PasskeyForm",
    "PasskeyNameForm",
    "ResetPasswordForm",
    "RolesForm",
    "SignInForm",
    "plain_code",
    "role_of",
]
