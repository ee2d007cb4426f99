"""A centre's sealed door: who of the centre opens what survivors have agreed to send there."""

from datetime import datetime, timedelta
from typing import ClassVar, Final
from uuid import uuid4

from django.db import models

from accounts.models import User
from accounts.roles import GRANTS, ORGANIZATION_ROLES, Permission
from directory.models import Organization
from referrals.models.keys import KeyGroup
from referrals.models.referral import Referral

# The roles in an organization that let somebody open what is sent to its centres.
RECEIVERS: Final = [role.value for role in ORGANIZATION_ROLES if Permission.REFERRAL_RECEIVE in GRANTS[role]]
# So many people of the desk must have rung the centre and heard the fingerprint of its key.
CHECKERS: Final = 2
# A check of a key holds for so long; then the centre is rung again.
CHECK_HOLDS: Final = timedelta(days=365)


class Inbox(models.Model):
    """Of one centre: `centre` is the id of its service at location. Its people are the holders of the group's key."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    centre = models.UUIDField(unique=True)
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="inboxes")
    group = models.OneToOneField(KeyGroup, models.PROTECT, related_name="inbox")
    is_suspended = models.BooleanField(default=False)
    has_news = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"inbox of {self.centre}"

    def holders(self) -> models.QuerySet[User]:
        """Return the people who can open what is sent here, and who still work for the organization."""
        return User.objects.filter(
            key_groups__group=self.group_id,
            is_active=True,
            memberships__organization=self.organization_id,
            memberships__role__in=RECEIVERS,
        )


class KeyCheck(models.Model):
    """Somebody of the desk rang a centre at its number in the directory, and was read the fingerprint of this pair."""

    group = models.ForeignKey(KeyGroup, models.CASCADE, related_name="checks")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    day = models.DateField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["group", "by"], name="one_check_by_a_person")]

    def __str__(self) -> str:
        return f"{self.group_id} by {self.by_id}"


class ParcelQuerySet(models.QuerySet["Parcel"]):
    """Parcels through a person's eyes."""

    def visible_to(self, user: User) -> "ParcelQuerySet":
        """Return those whose key a person holds, as long as they work for the organization they were sent to.

        Of an inbox that the desk has suspended there are none.
        """
        return self.filter(
            inbox__is_suspended=False,
            group__members__user=user,
            inbox__organization__memberships__user=user,
            inbox__organization__memberships__role__in=RECEIVERS,
        )


class Parcel(models.Model):
    """What a centre gets: the very packet that she agreed to, under a key of its own.

    That key is sealed to the centre and wrapped under the key of the case. When the referral or her consent ends,
    `for_centre` and `sealed` are taken away: what was not opened by then is noise. `answer` is why the centre said no,
    under that key.
    """

    referral = models.OneToOneField(Referral, models.CASCADE, primary_key=True, related_name="parcel")
    inbox = models.ForeignKey(Inbox, models.PROTECT, related_name="parcels")
    group = models.ForeignKey(KeyGroup, models.PROTECT, related_name="parcels")
    for_centre = models.BinaryField(max_length=80, null=True)
    for_case = models.BinaryField(max_length=72)
    sealed = models.BinaryField(null=True)
    answer = models.BinaryField(null=True)

    objects: ClassVar = ParcelQuerySet.as_manager()

    def __str__(self) -> str:
        return f"parcel of {self.referral_id}"

    def is_over(self, now: datetime) -> bool:
        """Say whether it opens no more: it was emptied, or her consent has ended and no timer has run since."""
        consent = getattr(self.referral, "consent", None)
        return self.for_centre is None or consent is None or consent.expires_at <= now
