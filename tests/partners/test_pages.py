"""What a partner's people see: a key once, what it did, links to our pages."""

import re
from html import unescape
from itertools import product
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from allauth.mfa.models import Authenticator

from partners import actions
from partners.actions.calling import count, key_of
from partners.models import Key
from partners.outcomes import Outcome
from places.models import Place
from tests.accounts.steps import code_of
from tests.partners.conftest import DAY
from tests.people import add_factor, age_sign_in

pytestmark = pytest.mark.django_db
SHOWN = re.compile(r"raah_[0-9a-f]{8}_[0-9a-f]{64}")
KEY = {"name": "the server", "scopes": ["handoff.write"], "days": "90"}


@pytest.fixture
def path(partner, lead) -> str:
    return f"/en/staff/partners/{partner.pk}/"


def test_a_key_is_made_and_shown_once_on_a_page_that_is_not_stored(theirs, path):
    answer = theirs.post(f"{path}keys/make/", KEY)
    assert answer["Cache-Control"] == "no-store"
    [shown] = set(SHOWN.findall(answer.text))
    key = key_of(shown)
    assert (key.name, key.scopes, (key.expires_at - key.made_at).days) == ("the server", ["handoff.write"], 90)
    for page in (path, f"{path}keys/{key.pk}/"):
        assert not SHOWN.search(theirs.get(page).text)
        assert f"raah_{key.prefix}_" in theirs.get(page).text
    assert "Authorization: Bearer" in answer.text


@pytest.mark.parametrize("deed", ["make", "rotate"])
def test_whoever_signed_in_a_while_ago_shows_their_factor_first_and_nothing_is_lost(theirs, lead, path, made, deed):
    Authenticator.objects.filter(user=lead).delete()
    secret = add_factor(lead)
    age_sign_in(theirs)
    where = f"{path}keys/make/" if deed == "make" else f"{path}keys/{made.key.pk}/rotate/"
    asked = theirs.post(where, KEY | {"days": "90" if deed == "make" else "7"})
    assert asked.status_code == 302
    assert Key.objects.count() == 1
    shown = theirs.post(asked["Location"], {"code": code_of(secret)})
    assert SHOWN.search(shown.text)
    assert shown["Cache-Control"] == "no-store"
    assert Key.objects.count() == 2


def test_its_page_has_no_switch_of_language_that_would_lose_it(theirs, path):
    assert "/ur/staff/partners/" not in theirs.post(f"{path}keys/make/", KEY).text


def test_a_form_that_is_sent_twice_makes_one_key_and_shows_it_once(theirs, path):
    [token] = re.findall(r'name="token" value="([^"]+)"', theirs.get(f"{path}keys/make/").text)
    first, again = (theirs.post(f"{path}keys/make/", KEY | {"token": token}) for _time in range(2))
    assert (first.status_code, again.status_code) == (200, 409)
    assert SHOWN.search(first.text)
    assert not SHOWN.search(again.text)
    assert "shown when it was made" in again.text
    assert str(Key.objects.get().pk) == token


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"name": ""}, "Give the key a name."),
        ({"scopes": []}, "Choose what the key may do."),
        ({"scopes": ["case.read"]}, "We do not know this choice."),
        ({"days": "36500"}, "We do not know this choice."),
        ({"days": ""}, "Choose one."),
    ],
)
def test_what_is_wrong_with_a_new_key_is_said(theirs, path, wrong, sentence):
    answer = theirs.post(f"{path}keys/make/", KEY | wrong)
    assert sentence in answer.text
    assert not Key.objects.exists()


def test_too_many_keys_are_refused_in_words(theirs, path, monkeypatch):
    monkeypatch.setattr("partners.permissions.MOST_KEYS", 1)
    theirs.post(f"{path}keys/make/", KEY)
    assert "as many keys as an app may have" in theirs.post(f"{path}keys/make/", KEY).text
    assert "as many keys as an app may have" in theirs.get(path).text


def test_a_key_is_replaced_and_the_new_one_shown_once(theirs, path, made):
    page = f"{path}keys/{made.key.pk}/"
    answer = theirs.post(f"{page}rotate/", {"days": "7"})
    [shown] = set(SHOWN.findall(answer.text))
    assert (key_of(shown).predecessor, key_of(made.shown)) == (made.key, made.key)
    assert "works, and is replaced" in theirs.get(page).text
    assert theirs.post(f"{page}rotate/", {"days": "7"}).status_code == 409
    newer = f"{path}keys/{key_of(shown).pk}/rotate/"
    assert "We do not know this choice." in theirs.post(newer, {"days": "3650"}).text
    assert Key.objects.count() == 2


def test_a_key_is_stopped_by_one_touch(theirs, path, made):
    assert theirs.post(f"{path}keys/{made.key.pk}/stop/")["Location"] == path
    assert key_of(made.shown) is None
    assert "Stop this key now" not in theirs.get(f"{path}keys/{made.key.pk}/").text


def test_what_a_key_did_is_drawn_and_stands_in_a_table_beside(theirs, path, made, clock):
    for _ in range(3):
        count(made.key, Outcome.DONE)
    clock.forward(2 * DAY)
    for _ in range(2):
        count(made.key, Outcome.SLOWED)
    page = theirs.get(f"{path}keys/{made.key.pk}/").text
    assert page.count("<polyline") == len(Outcome)
    rows = re.findall(r"<tr><th scope=\"row\">.*?</tr>", page)
    assert [re.findall(r"<td>(\d+)</td>", row) for row in rows] == [["0", "0", "2", "0"], ["3", "0", "0", "0"]]
    clock.forward(31 * DAY)
    assert "<td>3</td>" not in theirs.get(f"{path}keys/{made.key.pk}/").text


def test_the_page_of_an_app_counts_all_its_keys_together(theirs, path, made, lead):
    other = actions.rotate_key(key=made.key, days=7, by=lead)
    for key in (made.key, other.key):
        count(key, Outcome.DONE)
    assert "<td>2</td>" in theirs.get(path).text


def test_a_stopped_app_says_why(theirs, path, partner, administrator):
    actions.stop(partner=partner, reason="Ten thousand calls an hour.", by=administrator)
    page = theirs.get(path).text
    assert "Ten thousand calls an hour." in page
    assert "This app was stopped. Its keys open nothing." in page
    assert theirs.get(f"{path}keys/make/").status_code == 200


PUNJAB = "pk/punjab"
LINKS = {
    "home": "/",
    "numbers": "/numbers/",
    "place": f"/places/{PUNJAB}/",
    "ask": "/r/",
    "card": "/card/",
    "poster": "/poster/",
}


@pytest.mark.parametrize(("page", "language"), [*product(LINKS, ("ur", "en"))])
def test_a_link_leads_to_a_page_of_ours_and_says_so_in_its_language(theirs, path, client, page, language, settings):
    settings.SHORT_URL = "https://raah.example/"
    answer = theirs.get(
        f"{path}links/", {"page": page, "language": language, "place": PUNJAB if page == "place" else ""}
    )
    address = f"https://raah.example/{language}{LINKS[page]}"
    assert address in answer.text
    copied = unescape(re.search(r"<textarea[^>]*>(.*?)</textarea>", answer.text, re.DOTALL)[1])
    assert f'<a href="{address}" hreflang="{language}"' in copied
    assert 'rel="noreferrer"' in copied
    assert re.search(r">([^<]+)</a>", copied)[1].isascii() == (language == "en")
    assert client.get(f"/{language}{LINKS[page]}").status_code in (200, 503)


def test_the_code_is_shown_and_can_be_saved_without_a_script(theirs, path):
    page = theirs.get(f"{path}links/").text
    [shown] = re.findall(r'<img class="camera" src="(data:image/svg\+xml[^"]+)"', page)
    [saved] = re.findall(r'<a class="back" href="([^"]+)" download="raah.svg"', page)
    assert saved == shown
    assert ElementTree.fromstring(unquote(shown.partition(",")[2])).tag == "{http://www.w3.org/2000/svg}svg"


def test_a_province_is_asked_for_where_its_page_is_chosen(theirs, path):
    assert "Choose one." in theirs.get(f"{path}links/", {"page": "place", "language": "en"}).text
    assert "We do not know this choice." in theirs.get(f"{path}links/", {"page": "shelter", "language": "en"}).text


def test_no_link_names_a_kind_of_help_or_an_inner_place(theirs, path):
    page = theirs.get(f"{path}links/").text
    offered = set(re.findall(r'<option value="(pk[^"]*)"', page))
    assert offered
    assert set(Place.objects.filter(pk__in=offered).values_list("kind", flat=True)) <= {"province", "territory"}
    assert "Inside another page there is no button to leave quickly." in page
