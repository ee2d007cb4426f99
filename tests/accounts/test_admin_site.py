"""Superusers may read the system's tables. Nobody else may, and nothing is changed there."""

import re

import pytest
from django.contrib import admin
from django.test import Client

from accounts.actions import invite
from accounts.models import User
from safety.models import AuditEvent
from tests.accounts.steps import SECURITY, SIGN_IN, said
from tests.factories import make_organization
from tests.people import PASSWORD, make_member, make_person, sign_in

pytestmark = pytest.mark.django_db
SYSTEM = "/system/"
TABLES = ["accounts/user/", "accounts/invitation/", "safety/auditevent/"]
PAGES = ["", *TABLES]
OTHERS = ["vetter", "moderator", "desk_lead", "administrator", "ngo_lead", ""]


@pytest.fixture
def superuser(client) -> User:
    superuser = make_person("superuser", password=PASSWORD)
    sign_in(client, superuser)
    return superuser


@pytest.fixture
def rows(superuser) -> dict[str, str]:
    """One row of each table, by the path of its page."""
    person = make_person("vetter", email="somebody@staff.test", password=PASSWORD)
    invitation = invite(email="invited@staff.test", role="vetter", by=f"user:{person.pk}")
    event = AuditEvent.objects.latest("pk")
    return dict(zip(TABLES, map(str, (person.pk, invitation.pk, event.pk)), strict=True))


def labels() -> set[str]:
    return {model._meta.label for model in admin.site._registry}


def test_these_tables_are_shown_and_no_others():
    assert labels() == {"accounts.User", "accounts.Invitation", "safety.AuditEvent"}


@pytest.mark.parametrize("deed", ["add", "change", "delete"])
def test_no_table_can_be_added_to_changed_or_removed_from(rf, superuser, deed):
    request = rf.get(SYSTEM)
    request.user = superuser
    may = {
        shown.opts.label: getattr(shown, f"has_{deed}_permission")(request) for shown in admin.site._registry.values()
    }
    assert [label for label, is_open in may.items() if is_open] == []


@pytest.mark.parametrize("path", PAGES)
def test_a_superuser_reads(client, rows, path):
    assert client.get(f"{SYSTEM}{path}").status_code == 200
    if path:
        assert client.get(f"{SYSTEM}{path}{rows[path]}/change/").status_code == 200


def test_people_and_deeds_are_found_there(client, rows):
    assert "somebody@staff.test" in said(client.get(f"{SYSTEM}accounts/user/"))
    assert "invitation.made" in said(client.get(f"{SYSTEM}safety/auditevent/?event=invitation.made"))


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("role", OTHERS)
def test_nobody_else_reads(client, path, role):
    sign_in(client, make_member(make_organization(), role) if role == "ngo_lead" else make_person(role))
    assert client.get(f"{SYSTEM}{path}").status_code == 403
    assert AuditEvent.objects.filter(event="access.refused").exists()


@pytest.mark.parametrize("path", PAGES)
def test_whoever_is_not_signed_in_is_led_to_the_one_door(client, path):
    assert client.get(f"{SYSTEM}{path}")["Location"].startswith(SIGN_IN.replace("/en/", "/ur/"))


def test_a_superuser_without_a_second_factor_does_not_read(client):
    sign_in(client, make_person("superuser", has_factor=False), by_factor=False)
    assert client.get(SYSTEM)["Location"] == SECURITY.replace("/en/", "/ur/")


@pytest.mark.parametrize("path", TABLES)
def test_nothing_is_added_changed_or_removed(client, rows, path):
    row = f"{SYSTEM}{path}{rows[path]}/"
    before = [list(model.objects.order_by("pk").values()) for model in (User, AuditEvent)]
    assert client.get(f"{SYSTEM}{path}add/").status_code == 403
    assert client.post(f"{SYSTEM}{path}add/", {"email": "x@staff.test"}).status_code == 403
    assert client.post(f"{row}change/", {"email": "x@staff.test", "is_superuser": "on"}).status_code == 403
    assert client.post(f"{row}delete/", {"post": "yes"}).status_code == 403
    client.post(f"{SYSTEM}{path}", {"action": "delete_selected", "_selected_action": [rows[path]], "post": "yes"})
    assert [list(model.objects.order_by("pk").values()) for model in (User, AuditEvent)] == before


def test_nobody_s_password_is_changed_there(client, superuser):
    new = {
        "old_password": PASSWORD,
        "new_password1": "saddle copper meadow 2846",
        "new_password2": "saddle copper meadow 2846",
    }
    client.post(f"{SYSTEM}password_change/", new)
    superuser.refresh_from_db()
    assert superuser.check_password(PASSWORD)


def test_a_password_is_not_even_shown_as_its_hash(client, rows):
    page = client.get(f"{SYSTEM}accounts/user/{rows['accounts/user/']}/change/").content.decode()
    assert "somebody@staff.test" in page
    assert "md5$" not in page
    assert User.objects.get(email="somebody@staff.test").password.split("$")[-1] not in page


def test_django_s_own_door_is_closed(client):
    response = client.get(f"{SYSTEM}login/")
    assert response.status_code == 302
    assert "sign-in" in response["Location"]


def policies(client: Client, rows: dict[str, str]):
    """Return every kind of the system's pages."""
    for path in PAGES:
        yield client.get(f"{SYSTEM}{path}")
    for path, row in rows.items():
        yield client.get(f"{SYSTEM}{path}{row}/change/")
        yield client.get(f"{SYSTEM}{path}{row}/history/")
    yield client.get(f"{SYSTEM}nowhere/")
    yield client.get(f"{SYSTEM}accounts/user/add/")
    yield client.get(f"{SYSTEM}accounts/user/{10**9}/change/")


def test_their_policy_has_no_unsafe_word_and_no_other_site(client, rows):
    for response in policies(client, rows):
        policy = response["Content-Security-Policy"]
        assert "unsafe" not in policy
        assert "http" not in policy
        assert "*" not in policy
        for rule in ("default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"):
            assert rule in policy


def test_they_need_nothing_that_the_policy_forbids(client, rows):
    for path in [*PAGES, *(f"{path}{row}/change/" for path, row in rows.items())]:
        page = client.get(f"{SYSTEM}{path}").content.decode()
        assert re.findall(r"<script(?![^>]*(?:\bsrc=|type=\"application/json\"))[^>]*>", page) == []
        assert re.findall(r"<style\b|\sstyle=|\son[a-z]+=\"|javascript:", page) == []
        assert not re.search(r"(?:src|href)=\"(?:https?:)?//", page)


def status_of(client: Client, path: str) -> int:
    """Ask for a file, and read it to its end, which closes it."""
    response = client.get(path)
    list(response)
    return response.status_code


@pytest.mark.parametrize("path", ["/static/admin/css/base.css", "/static/admin/js/theme.js"])
def test_their_files_are_for_superusers_too(client, superuser, other_browser, path):
    assert status_of(client, path) == 200
    assert status_of(other_browser, path) == 302
    sign_in(other_browser, make_person("administrator"))
    assert status_of(other_browser, path) == 403


@pytest.mark.parametrize("path", ["../../config/settings.py", "..%2f..%2fmanage.py", "admin/../../.data/secret"])
def test_no_other_file_is_served(client, superuser, path):
    assert status_of(client, f"/static/{path}") in {400, 404}
