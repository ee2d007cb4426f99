"""Tells people of desks and centres that something waits, at half-hour ticks: never what, nor whose, nor how many."""

from accounts.models import User
from accounts.roles import Permission, Role
from referrals.models import Case, Inbox, Notice
from referrals.moving import deed


@deed
def collect() -> set[int]:
    """Return the ids of everybody who is to hear that something waits, and take it as said."""
    waiting = list(
        Case.objects.select_for_update(of=("self",), skip_locked=True)
        .select_related("desk")
        .exclude(notice=Notice.NOBODY)
        .order_by("pk")
    )
    told = {user.pk for case in waiting for user in _readers(case)}
    Case.objects.filter(pk__in=[case.pk for case in waiting]).update(notice=Notice.NOBODY)
    return told | _receivers()


def _receivers() -> set[int]:
    """Return whoever of a centre is to hear of its inbox, and take it as said."""
    waiting = list(Inbox.objects.select_for_update(skip_locked=True).filter(has_news=True).order_by("pk"))
    Inbox.objects.filter(pk__in=[inbox.pk for inbox in waiting]).update(has_news=False)
    return {user.pk for inbox in waiting for user in inbox.holders()}


def _readers(case: Case) -> list[User]:
    """Return whoever is to hear of a case: its holder, or all of its desk; then leads, then administrators."""
    desk = list(case.desk.holders())
    readers: list[User] = []
    if case.notice == Notice.HOLDER and case.holder_id:
        readers = [user for user in desk if user.pk == case.holder_id]
    if case.notice >= Notice.DESK or not readers:
        readers = desk
    if case.notice >= Notice.LEAD:
        readers += [user for user in desk if Permission.DESK_LEAD in user.granted()]
    if case.notice >= Notice.HEAD:
        readers += list(User.objects.holding(Role.ADMINISTRATOR))
    excluded = set(case.exclusions.values_list("user_id", flat=True))
    return [user for user in readers if user.pk not in excluded]
