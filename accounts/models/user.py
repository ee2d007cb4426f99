"""A person who works here."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower, Now

from accounts.roles import STAFF_ROLES, Role, granted
from accounts.roles import Permission as May


class UserManager(BaseUserManager["User"]):
    """Makes users by e-mail address."""

    def create_user(self, email: str, password: str | None = None, **more: object) -> "User":
        """Save and return a user; without a password the account cannot sign in by one."""
        user = self.model(email=normal(email), **more)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        """Return the user with an e-mail address, however its letters are written."""
        return self.get(email=normal(username or ""))

    def holding(self, role: Role) -> models.QuerySet["User"]:
        """Return the people in service who hold a staff role."""
        return self.filter(is_active=True, roles__contains=[role.value])


def normal(email: str) -> str:
    """Return an e-mail address as it is stored: without spaces around it, in small letters."""
    return email.strip().lower()


class User(AbstractBaseUser):
    """A person who works here, known by e-mail address. Roles are words; what they grant stands in `roles.GRANTS`.

    A superuser sees to the system and holds no role, so that whoever can do all to the machine's tables through pages
    has nothing of the desk's.
    """

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120, blank=True)
    roles = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    is_active = models.BooleanField(default=True)
    is_superuser = models.BooleanField(default=False)
    joined_at = models.DateTimeField(db_default=Now(), editable=False)
    closed_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        db_table = "accounts_user"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(roles__contained_by=[role.value for role in STAFF_ROLES]), name="user_roles_are_known"
            ),
            models.CheckConstraint(condition=Q(is_superuser=False) | Q(roles=[]), name="superuser_holds_no_role"),
            models.CheckConstraint(condition=Q(email=Lower("email")), name="email_in_small_letters"),
            models.CheckConstraint(
                condition=Q(is_active=True) | Q(roles=[], is_superuser=False), name="closed_account_holds_no_role"
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.email

    @property
    def is_staff(self) -> bool:
        """Say whether Django's admin may be shown."""
        return self.is_superuser

    def all_roles(self) -> tuple[str, ...]:
        """Return the roles that stand on the person; those in an organization stand on memberships."""
        return (Role.SUPERUSER,) if self.is_superuser else tuple(self.roles)

    def granted(self) -> frozenset[May]:
        """Return what the person's own roles grant. Everybody with an account may see to that account."""
        return (granted(*self.all_roles()) | {May.OWN_ACCOUNT}) if self.is_active else frozenset()

    def has_perm(self, perm: str, obj: object = None) -> bool:
        """Answer Django's admin, which shows a superuser what is registered there."""
        return self.is_active and self.is_superuser

    def has_module_perms(self, app_label: str) -> bool:
        """Answer Django's admin."""
        return self.is_active and self.is_superuser
