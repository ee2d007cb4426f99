"""A desk: the moderators who read what survivors send to it, and when they do."""

from datetime import time
from typing import ClassVar, Final
from uuid import uuid4

from django.db import connection, models
from django.db.models import Q

from accounts.models import User
from accounts.roles import GRANTS, STAFF_ROLES, Permission
from referrals import rota
from referrals.models.keys import KeyGroup

# The roles that let somebody work at a desk.
WORKERS: Final = [role.value for role in STAFF_ROLES if Permission.CASE_WORK in GRANTS[role]]


class Desk(models.Model):
    """Has one group of key holders: they are its moderators. A lead turns `is_open`, and may close it for a while."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    name = models.CharField(max_length=120)
    group = models.OneToOneField(KeyGroup, models.PROTECT, related_name="desk")
    is_open = models.BooleanField(default=False)
    closed_until = models.DateTimeField(null=True, blank=True)
    timezone = models.CharField(max_length=40, default="Asia/Karachi")

    def __str__(self) -> str:
        return self.name

    def held_group(self) -> KeyGroup:
        """Return the pair that is sealed to now; it stays the desk's until the transaction ends. Desk.DoesNotExist.

        Whoever changes it waits so long. Several may hold it at once, so that forms do not wait for one another.
        """
        with connection.cursor() as cursor:
            cursor.execute("select group_id from referrals_desk where id = %s for share", [self.pk])
            row = cursor.fetchone()
        if row is None:
            raise Desk.DoesNotExist
        return KeyGroup.objects.get(pk=row[0])

    def holders(self) -> models.QuerySet[User]:
        """Return the people who can open what is sent here, and whose role still lets them work here."""
        return User.objects.filter(key_groups__group=self.group_id, is_active=True, roles__overlap=WORKERS)


class Shift(models.Model):
    """One person's hours on a day of the week, 0 is Monday. Somebody on call is told of what cannot wait, not more."""

    desk = models.ForeignKey(Desk, models.CASCADE, related_name="shifts")
    user = models.ForeignKey(User, models.CASCADE, related_name="shifts")
    weekday = models.PositiveSmallIntegerField()
    begins_at = models.TimeField(default=time(9))
    ends_at = models.TimeField(default=time(17))
    is_on_call = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["weekday", "begins_at", "pk"]
        constraints: ClassVar = [models.CheckConstraint(condition=Q(weekday__lte=6), name="a_week_has_seven_days")]

    def __str__(self) -> str:
        return f"{self.user_id} on {self.weekday}"

    def said(self) -> rota.Shift:
        """Return the shift as the rota counts with it."""
        return rota.Shift(self.weekday, self.begins_at, self.ends_at, self.user_id)
