"""Django's own apps where they need a word of ours."""

from django.contrib.admin.apps import AdminConfig


class Admin(AdminConfig):
    """Django's admin behind our own door: for superusers, with a second factor."""

    default_site = "accounts.admin_site.SystemAdmin"
