"""Every run of words in the other script says in which language it is, on every public page."""

import re

import pytest

from directory.models import ServiceAtLocation
from tests.browser.pages import EVERY
from tests.directory.pages.marks import unmarked

pytestmark = pytest.mark.django_db
HOW_MANY = 40


@pytest.mark.parametrize("path", EVERY)
def test_no_word_on_a_page_is_in_another_language_than_it_says(client, path):
    assert unmarked(client.get(path).text) == []


@pytest.mark.parametrize("path", EVERY)
def test_digits_are_those_of_phones(client, path):
    assert re.findall("[٠-٩۰-۹]", client.get(path).text) == []


@pytest.mark.parametrize("language", ["ur", "en"])
def test_nor_on_the_page_of_a_centre(client, language):
    chosen = list(ServiceAtLocation.public.order_by("pk").values_list("pk", flat=True))
    for pk in chosen[:: max(1, len(chosen) // HOW_MANY)]:
        page = client.get(f"/{language}/centres/{pk}/").text
        assert unmarked(page) == [], pk


@pytest.mark.parametrize("language", ["ur", "en"])
@pytest.mark.parametrize("path", ["/centres/00000000-0000-0000-0000-000000000000/", "/nothing/here/at/all/"])
def test_nor_on_an_error_page(client, language, path):
    assert unmarked(client.get(f"/{language}{path}").text) == []


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ('<p lang="ur">راہ Raah</p>', [("ur", "راہ Raah")]),
        ('<p lang="ur">راہ <bdi lang="en">Raah</bdi></p>', []),
        ('<p lang="en">Raah <bdi lang="ur">Raah</bdi></p>', [("ur", "Raah")]),
        ('<p lang="en">راہ</p>', [("en", "راہ")]),
        ('<p lang="ur"><br>1043 <b>15</b></p>', []),
        ('<p lang="ur"><bdi dir="auto">Karachi</bdi></p>', []),
        ('<html lang="ur"><style>a{b:c}</style></html>', []),
    ],
)
def test_a_missing_mark_is_seen(page, found):
    assert unmarked(page) == found
