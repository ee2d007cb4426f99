"""What superusers may read: accounts and the audit. Nothing is changed here: deeds have pages of their own."""

from django.contrib import admin

from accounts.admin_site import ReadOnly
from accounts.models import Invitation, User
from safety.models import AuditEvent


@admin.register(User)
class UserAdmin(ReadOnly):
    """Accounts, without what they sign in with."""

    list_display = ("email", "name", "roles", "is_active", "is_superuser", "joined_at", "closed_at")
    fields = list_display


@admin.register(Invitation)
class InvitationAdmin(ReadOnly):
    """Invitations."""

    list_display = ("role", "organization", "made_by", "made_at", "expires_at", "accepted_at", "withdrawn_at")
    fields = list_display


@admin.register(AuditEvent)
class AuditEventAdmin(ReadOnly):
    """What was done, when, by whom."""

    list_display = ("at", "event", "actor", "subject", "facts")
    list_filter = ("event",)
    ordering = ("-pk",)
    fields = list_display
    show_full_result_count = False
