"""The real server, and its database taken away under it."""

from http.client import HTTPConnection

import pytest

from tests import databases
from tests.sites import serve


@pytest.fixture(scope="module")
def orphan(template_database):
    """A running site whose database has just been dropped, its connections cut."""
    with databases.clone(template_database) as name, serve(databases.url_of(name)) as site:
        assert status_and_body(site.port, "/en/")[0] == 200
        with databases.server() as connection:
            connection.execute(f'drop database "{name}" with (force)')
        yield site


def status_and_body(port: int, path: str) -> tuple[int, str]:
    connection = HTTPConnection("localhost", port, timeout=20)
    try:
        connection.request("GET", path)
        response = connection.getresponse()
        return response.status, response.read().decode()
    finally:
        connection.close()


@pytest.mark.parametrize("path", ["/", "/ur/", "/en/", "/en/search/?place=Lahore&q=lahore"])
def test_a_page_still_answers_with_numbers_to_call(orphan, path):
    status, page = status_and_body(orphan.port, path)
    assert status == 503
    assert 'href="tel:15"' in page
    assert 'href="tel:1099"' in page


@pytest.mark.parametrize("path", ["/hsds/services", "/api/v1/nearest?place=Lahore"])
def test_a_program_hears_it_as_a_problem(orphan, path):
    status, body = status_and_body(orphan.port, path)
    assert status == 503
    assert '"status":503' in body.replace(" ", "")
