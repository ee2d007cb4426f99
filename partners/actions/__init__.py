"""What is done about partners: keyword-only, in one transaction each, with its audit event."""

from partners.actions.asking import ask, forget_partners
from partners.actions.calling import forget_usage
from partners.actions.deciding import MovedError, approve, refuse, resume, stop
from partners.actions.keys import Made, ShownError, Wanted, change_limits, make_key, rotate_key, stop_key
from partners.actions.people import end_memberships, join_partner, remove_member
from partners.actions.telling import NotTakenError, announce, deliver, forget_messages
from partners.actions.webhooks import (
    MadeWebhook,
    drop_webhook,
    make_webhook,
    rotate_secret,
    send_again,
    send_test,
    turn_off,
    turn_on,
)

__all__ = [
    "Made",
    "MadeWebhook",
    "MovedError",
    "NotTakenError",
    "ShownError",
    "Wanted",
    "announce",
    "approve",
    "ask",
    "change_limits",
    "deliver",
    "drop_webhook",
    "end_memberships",
    "forget_messages",
    "forget_partners",
    "forget_usage",
    "join_partner",
    "make_key",
    "make_webhook",
    "refuse",
    "remove_member",
    "resume",
    "rotate_key",
    "rotate_secret",
    "send_again",
    "send_test",
    "stop",
    "stop_key",
    "turn_off",
    "turn_on",
]
