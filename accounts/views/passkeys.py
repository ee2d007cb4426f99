"""Two views of allauth that do not quite fit."""

from typing import Any

from allauth.mfa.webauthn import views
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

# Its DELETE would remove a passkey without notice and event.
remove_passkey = require_http_methods(["GET", "HEAD", "POST"])(views.remove_webauthn)


class AgainByPasskey(views.ReauthenticateWebAuthnView):
    """Asks once more for a passkey; one that was not taken leads back here, not to the sign-in."""

    request: HttpRequest

    def form_invalid(self, form: Any) -> HttpResponse:
        """Say why, and ask again for the same purpose."""
        for message in form.errors.get("credential", []):
            messages.error(self.request, message)
        return redirect(self.request.get_full_path())


again_by_passkey = AgainByPasskey.as_view()
