"""Partner apps as their people and an administrator look at them: one with keys that did something, one that asks."""

from datetime import timedelta

from django.utils import timezone

from accounts import demo
from accounts.models import User
from accounts.roles import Role
from partners import actions
from partners.models import Key, Member, UsageDay
from partners.outcomes import Outcome
from partners.states import State
from tests import partnering

# Calls by outcome on one day after the other.
CALLS = ((40, 1, 0, 0), (55, 0, 0, 0), (12, 3, 9, 0), (70, 0, 0, 1), (64, 2, 0, 0))


def gathered(by: str) -> tuple[dict[str, User], dict[str, object]]:
    """Return who works on an app, and what paths name."""
    partner = partnering.make_partner("DEMO app (not a real one)")
    lead = demo.make_account(Role.PARTNER_LEAD, by=by)
    member = demo.make_account(Role.PARTNER_MEMBER, by=by)
    for user, role in ((lead, Role.PARTNER_LEAD), (member, Role.PARTNER_MEMBER)):
        Member.objects.create(user=user, partner=partner, role=role)
    first = partnering.make_key(partner, by=lead).key
    _use(first)
    second = actions.rotate_key(key=first, days=7, by=lead).key
    actions.stop_key(key=partnering.make_key(partner, by=lead).key, by=lead)
    asking = partnering.make_partner("ناموجود ایپ", State.ASKED, email="asks@demo.invalid")
    people = {str(Role.PARTNER_LEAD): lead, str(Role.PARTNER_MEMBER): member}
    return people, {"app": partner.pk, "app_key": first.pk, "app_new_key": second.pk, "app_asking": asking.pk}


def _use(key: Key) -> None:
    today = timezone.localdate()
    for back, calls in enumerate(reversed(CALLS)):
        for outcome, number in zip(Outcome, calls, strict=True):
            UsageDay.objects.create(key=key, day=today - timedelta(days=4 * back), outcome=outcome, calls=number)
    Key.objects.filter(pk=key.pk).update(used_on=today)
