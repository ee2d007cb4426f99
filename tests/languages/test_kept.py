"""Her language stands in the path, and stays: without an account, without a cookie, over every link and form."""

import re

import pytest
from django.conf import settings

pytestmark = pytest.mark.django_db

MOST_PAGES = 60
HEAD = re.compile("<header>.*?</header>", re.DOTALL)
LINKS = re.compile(r'(?:href|action)="(/[^"#]*)')
LANGUAGE = re.compile("/([a-z]{2}(?:-[a-z]+)?)/")


def crawl(client, start):
    """Yield each page's path and the addresses of ours in it, but for the switch; breadth first."""
    queue, seen = [start, f"{start}search/?q=Karachi", f"{start}search/?q=Hyderabad", f"{start}search/?q=zzxxqq"], set()
    while queue and len(seen) < MOST_PAGES:
        path = queue.pop(0)
        if path not in seen:
            seen.add(path)
            answer = client.get(path)
            addresses = LINKS.findall(HEAD.sub("", answer.text)) if "text/html" in answer["Content-Type"] else []
            queue += addresses
            yield path, answer, addresses


@pytest.mark.parametrize("language", ["ur", "en"])
def test_no_link_and_no_form_leads_to_another_language(client, language):
    pages = 0
    for path, answer, addresses in crawl(client, f"/{language}/"):
        led_to = {found[1] for address in addresses if (found := LANGUAGE.match(address))}
        assert led_to <= {language}, path
        assert settings.LANGUAGE_COOKIE_NAME not in answer.cookies, path
        pages += 1
    assert pages > 20


@pytest.mark.parametrize(
    ("asked", "language"),
    [
        ("ur", "ur"),
        ("ur-PK,en;q=0.5", "ur"),
        ("en-PK,en;q=0.9,ur;q=0.8", "en"),
        ("en-GB", "en"),
        ("ps-AF", "ur"),
        ("sd-PK,en;q=0.3", "en"),
        ("fr,de", "ur"),
        ("*", "ur"),
        ("", "ur"),
        ("nonsense;;q=x", "ur"),
    ],
)
def test_the_front_door_speaks_what_her_phone_asks_for_and_leads_on_in_it(client, asked, language):
    page = client.get("/", headers={"accept-language": asked}).text
    assert f'<html lang="{language}"' in page
    assert {found[1] for address in LINKS.findall(HEAD.sub("", page)) if (found := LANGUAGE.match(address))} == {
        language
    }


@pytest.mark.parametrize("language", ["ur", "en"])
def test_the_path_counts_more_than_what_her_phone_asks_for(client, language):
    other = {"ur": "en", "en": "ur"}[language]
    assert f'<html lang="{language}"' in client.get(f"/{language}/", headers={"accept-language": other}).text


@pytest.mark.parametrize("language", ["ur", "en"])
def test_a_form_that_is_sent_answers_in_its_language(client, language):
    answer = client.post(f"/{language}/search/", {"q": "Multan"}, headers={"accept-language": "fr"}, follow=True)
    assert f'<html lang="{language}"' in answer.text
