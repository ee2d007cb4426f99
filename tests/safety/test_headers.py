"""What a browser is told about our answers."""

import re
from base64 import b64encode
from hashlib import sha256

import pytest

from safety.headers import page_policy

pytestmark = pytest.mark.usefixtures("broken_doors")
PAGES = ["/en/fine/", "/ur/fine/", "/en/nowhere/", "/en/broken/?q=x"]
PROGRAMS = ["/api/v1/fine/", "/hsds/fine/", "/api/v1/nowhere", "/hsds/broken/?q=x"]


def directives(response) -> dict[str, str]:
    return dict(part.strip().partition(" ")[::2] for part in response["Content-Security-Policy"].split(";"))


@pytest.mark.parametrize("path", PAGES)
def test_a_page_may_do_nothing_but_show_itself_and_send_its_forms_home(browser, path):
    allowed = directives(browser.get(path))
    assert allowed["default-src"] == allowed["frame-ancestors"] == allowed["base-uri"] == "'none'"
    assert allowed["form-action"] == "'self'"
    assert "unsafe" not in str(allowed)


@pytest.mark.parametrize("path", PAGES + PROGRAMS)
def test_no_address_leaks_and_no_type_is_guessed(browser, path):
    response = browser.get(path)
    assert response["Referrer-Policy"] == "same-origin"
    assert response["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("path", [*PAGES, "/api/v1/fine/", "/api/v1/nowhere"])
def test_answers_to_a_person_are_not_kept(browser, path):
    assert browser.get(path)["Cache-Control"] == "no-store"


def test_the_open_standard_may_be_kept(browser):
    assert "Cache-Control" not in browser.get("/hsds/fine/")


@pytest.mark.parametrize("path", PROGRAMS)
def test_other_peoples_programs_may_read_but_not_frame(browser, path):
    response = browser.get(path)
    assert response["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert directives(response) == {"default-src": "'none'", "frame-ancestors": "'none'"}


@pytest.mark.parametrize(("kind", "tag"), [("style-src", b"style"), ("script-src", b"script")])
def test_the_policy_names_the_hashes_of_what_the_page_carries_and_of_nothing_else(browser, kind, tag):
    response = browser.get("/en/nowhere/")
    inline = re.findall(rb"<%b>(.*?)</%b>" % (tag, tag), response.content, re.DOTALL)
    hashes = {f"'sha256-{b64encode(sha256(one).digest()).decode()}'" for one in inline}
    assert hashes == set(directives(response)[kind].split())


def test_a_page_that_carries_something_else_has_another_policy():
    assert page_policy(frozenset({"raah.css"})) != page_policy(frozenset({"leave.js"}))


def test_the_headers_are_light(browser):
    response = browser.get("/en/fine/")
    assert sum(len(f"{name}: {value}\r\n") for name, value in response.items()) <= 800
