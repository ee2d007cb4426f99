"""The doors by which staff come in, and those of their second factors: allauth's views, each with who may pass.

Only what is used is here: nobody signs up, and an e-mail address is changed by a new invitation.
"""

from allauth.account import views as account
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from django.urls import path, re_path
from django.views.generic import RedirectView

from accounts.decorators import anyone, setting_up
from accounts.views.passkeys import again_by_passkey, remove_passkey

# allauth looks doors up by these names.
urlpatterns = [
    path("sign-in/", anyone(account.login), name="account_login"),
    path("sign-in/code/", anyone(factors.authenticate), name="mfa_authenticate"),
    path("sign-in/passkey/", anyone(passkeys.login_webauthn), name="mfa_login_webauthn"),
    path("sign-in/closed/", anyone(RedirectView.as_view(pattern_name="account_login")), name="account_inactive"),
    path("sign-out/", anyone(account.logout), name="account_logout"),
    path("password/", anyone(account.password_reset), name="account_reset_password"),
    path("password/sent/", anyone(account.password_reset_done), name="account_reset_password_done"),
    # Up to the first dash: the key has one, too.
    re_path(
        r"^password/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)/$",
        anyone(account.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path(
        "password/changed/",
        anyone(account.password_reset_from_key_done),
        name="account_reset_password_from_key_done",
    ),
    path("again/", setting_up(account.reauthenticate), name="account_reauthenticate"),
    path("again/code/", setting_up(factors.reauthenticate), name="mfa_reauthenticate"),
    path("again/passkey/", setting_up(again_by_passkey), name="mfa_reauthenticate_webauthn"),
    path("security/", setting_up(factors.index), name="mfa_index"),
    path("security/password/", setting_up(account.password_change), name="account_change_password"),
    path("security/app/", setting_up(totp.activate_totp), name="mfa_activate_totp"),
    path("security/app/remove/", setting_up(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("security/codes/", setting_up(codes.view_recovery_codes), name="mfa_view_recovery_codes"),
    path("security/codes/new/", setting_up(codes.generate_recovery_codes), name="mfa_generate_recovery_codes"),
    # One page shows all second factors.
    path("security/passkeys/", setting_up(RedirectView.as_view(pattern_name="mfa_index")), name="mfa_list_webauthn"),
    path("security/passkeys/add/", setting_up(passkeys.add_webauthn), name="mfa_add_webauthn"),
    path("security/passkeys/<int:pk>/", setting_up(passkeys.edit_webauthn), name="mfa_edit_webauthn"),
    path("security/passkeys/<int:pk>/remove/", setting_up(remove_passkey), name="mfa_remove_webauthn"),
]
