"""The database that all tests share."""

import pytest
from django.db import connection

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("turn", [1, 2])
def test_what_a_test_writes_is_gone_before_the_next(turn):
    from accounts.models import User

    assert not User.objects.exists()
    User.objects.create_user(f"nobody-{turn}@example.org")


def test_every_process_has_a_database_of_its_own():
    assert connection.settings_dict["NAME"].startswith("raah_test_")


def test_a_test_may_start_from_an_empty_directory(empty_directory):
    from directory.models import Organization, Service

    assert not Service.everything.exists()
    assert not Organization.everything.exists()
