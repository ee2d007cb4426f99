from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from django.test import Client

from safety import throttle
from safety.models import AuditEvent
from tests.access.walk import WITNESS
from tests.access.world import Actor, World, build


@pytest.fixture(autouse=True)
def own_key(monkeypatch, tmp_path: Path) -> None:
    """A key of the throttle that no other process has."""
    monkeypatch.setattr(throttle, "MEMORY", tmp_path)


@pytest.fixture
def world(db: None, settings) -> World:
    """The world of the table, with the witness behind the gate."""
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, WITNESS]
    return build()


@pytest.fixture
def without_a_token() -> Callable[[Actor], Actor]:
    """Return the same person in a browser that is asked for the token against forgery, and has none."""

    def strict(actor: Actor) -> Actor:
        client = Client(enforce_csrf_checks=True, raise_request_exception=False)
        client.cookies.update(actor.client.cookies)
        return replace(actor, client=client)

    return strict


@pytest.fixture
def written_down(world: World) -> Callable[[], list[AuditEvent]]:
    """Return what the audit holds that was not there when the test began."""
    before = AuditEvent.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    return lambda: list(AuditEvent.objects.filter(pk__gt=before))
