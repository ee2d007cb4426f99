"""Django's admin: the system's tables, to read, for superusers with a second factor."""

from functools import wraps
from typing import Any, Final

from django.contrib.admin import AdminSite, ModelAdmin
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.permissions import may
from accounts.roles import Permission

# Its own files, from our own door; nothing inline runs.
POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


class ReadOnly(ModelAdmin):  # type: ignore[type-arg]
    """A table to look at. What is done has a page and an audit event elsewhere."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nothing is added here."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nothing is changed here."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nothing is removed here."""
        return False


class SystemAdmin(AdminSite):
    """Shows what we register, to read. The gate stands before it as before every door of staff."""

    site_header = _("Raah: system")
    site_title = _("Raah: system")
    index_title = _("Tables")
    enable_nav_sidebar = False
    site_url = None

    def register(self, model_or_iterable: Any, admin_class: Any = None, **options: Any) -> None:
        """Take our own tables only: allauth and Django bring theirs, in which second factors could be moved unseen."""
        if admin_class is not None and issubclass(admin_class, ReadOnly):
            super().register(model_or_iterable, admin_class, **options)

    def has_permission(self, request: HttpRequest) -> bool:
        """Say whether somebody sees to the system."""
        return bool(isinstance(request.user, User) and may(request.user, Permission.SYSTEM))

    def login(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """Lead to the one door by which staff come in."""
        return redirect("accounts:home" if request.user.is_authenticated else "account_login")

    def password_change(self, request: HttpRequest, extra_context: Any = None) -> Any:
        """Lead to the page that changes it with a notice and an event."""
        return redirect("account_change_password")

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        """Lay the admin's own policy on its answers."""
        inner = super().admin_view(view, cacheable)

        @wraps(inner)
        def with_policy(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            response: HttpResponseBase = inner(request, *args, **kwargs)
            response.headers["Content-Security-Policy"] = POLICY
            return response

        return with_policy
