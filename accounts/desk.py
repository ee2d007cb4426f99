"""What stands on a person's first page: each part of the site adds its own doors here."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.permissions import may
from accounts.roles import Permission

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as Lazy


@dataclass(frozen=True, slots=True)
class DeskDoor:
    """A way on: where it leads, what it is called, what it is for."""

    path: str
    name: "Lazy | str"
    purpose: "Lazy | str" = ""


_BUILDERS: Final[list[Callable[[User], Iterable[DeskDoor]]]] = []


def builds(builder: Callable[[User], Iterable[DeskDoor]]) -> Callable[[User], Iterable[DeskDoor]]:
    """Register a function that names the doors of one part of the site for a person (a decorator)."""
    _BUILDERS.append(builder)
    return builder


def doors_for(user: User) -> list[DeskDoor]:
    """Return every door that this person may open."""
    return [door for builder in _BUILDERS for door in builder(user)]


def signed_in(request: HttpRequest) -> User:
    """Return who is signed in. Only for views behind a door that demands it."""
    assert isinstance(request.user, User)  # noqa: S101 - the gate has let nobody else through
    return request.user


@builds
def people(user: User) -> Iterable[DeskDoor]:
    """Name the page of people for who may see it."""
    if may(user, Permission.PEOPLE_SEE):
        yield DeskDoor(reverse("accounts:people"), _("People"), _("Invite, give roles, close accounts."))


@builds
def system(user: User) -> Iterable[DeskDoor]:
    """Name the system's own pages."""
    if may(user, Permission.SYSTEM):
        yield DeskDoor(reverse("admin:index"), _("System"), _("Tables as they are, to read."))
