"""The database that all tests share."""

import pytest
from django.db import connection

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("turn", [1, 2])
def test_what_a_test_writes_is_gone_before_the_next(turn):
    from accounts.models import User

    assert not User.objects.exists()
    User.objects.create_user(f"nobody-{turn}@example.org")


@pytest.mark.parametrize("turn", [1, 2])
def test_what_a_worker_keeps_of_the_directory_is_forgotten_before_the_next(client, turn):
    from api.hsds import edition, marks
    from directory import counting
    from directory.search import lines

    def kept() -> list[int]:
        counted = (marks.marks.cache_info().currsize, counting._counted.cache_info().currsize)
        return [len(lines._kept), len(edition._kept), *counted]

    assert kept() == [0, 0, 0, 0]
    for path in ("/en/search/?q=Karachi", "/hsds/services", "/en/places/pk/sindh/"):
        assert client.get(path).status_code == 200
    assert kept() == [1, 1, 1, 1]


def test_every_process_has_a_database_of_its_own():
    assert connection.settings_dict["NAME"].startswith("raah_test_")


def test_a_test_may_start_from_an_empty_directory(empty_directory):
    from directory.models import Organization, Service

    assert not Service.everything.exists()
    assert not Organization.everything.exists()
