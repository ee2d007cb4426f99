"""Who opens how much: whoever opens far more cases than anybody can read is spoken to."""

from datetime import timedelta
from typing import Final

from accounts import tasks
from accounts.models import User
from accounts.roles import Permission
from referrals.models import Case, Desk
from referrals.moving import actor, deed
from safety import audit, clock
from safety.models import AuditEvent

OPENED: Final = "case.opened"
UNUSUAL: Final = "reading.unusual"
# More openings than these in that time is no reading.
MOST: Final = 20
WITHIN: Final = timedelta(minutes=10)
ONE_ALERT_IN: Final = timedelta(hours=1)


@deed
def watch(*, user: User, desk: Desk) -> bool:
    """Look at how much somebody has opened lately; say whether the leads were told just now."""
    # Two openings at once must not each find that nobody was told.
    User.objects.select_for_update().get(pk=user.pk)
    opened = _since(WITHIN, event=OPENED, actor=actor(user))
    if opened <= MOST or _since(ONE_ALERT_IN, event=UNUSUAL, subject=actor(user)):
        return False
    audit.record(UNUSUAL, actor="site", subject=actor(user), opened=opened)
    tell_leads(desk, "reading_unusual")
    return True


def note_excluded(user: User, case: Case) -> None:
    """Write down that somebody came to a case that is kept from them, and let the leads know of it."""
    audit.record("case.excluded_tried", actor=actor(user), subject=f"case:{case.pk}")
    tell_leads(case.desk, "excluded_tried", but=user)


def leads_of(desk: Desk) -> list[User]:
    """Return the leads among those who hold a desk's key."""
    return [user for user in desk.holders().order_by("name", "pk") if Permission.DESK_LEAD in user.granted()]


def tell_leads(desk: Desk, kind: str, but: User | None = None) -> None:
    """Queue a notice to each lead of a desk; it names nobody and no case."""
    for lead in leads_of(desk):
        if lead != but:
            tasks.tell(lead, kind)


def _since(span: timedelta, **which: str) -> int:
    return AuditEvent.objects.filter(at__gt=clock.now() - span, **which).count()
