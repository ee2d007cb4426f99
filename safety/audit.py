"""What was done, when, by whom: one append-only table that holds no private word."""

from safety.models import AuditEvent


def record(event: str, *, actor: str, subject: str, **facts: str | int | bool) -> AuditEvent:
    """Write one event inside the caller's transaction.

    `actor` and `subject` are plain ids ("user:7", "command:load_catalogue", "service:<uuid>"): no foreign keys, so
    that what they name may be erased. `facts` hold counts and codes, never a person's words.
    """
    return AuditEvent.objects.create(event=event, actor=actor, subject=subject, facts=facts)
