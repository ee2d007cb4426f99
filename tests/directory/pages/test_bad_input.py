"""Whatever stands in a field: a clear answer, numbers to call, what she typed; never an error page."""

from urllib.parse import urlencode

import pytest
from django.utils.html import escape

pytestmark = pytest.mark.django_db

NASTY = {
    "ten thousand letters": "ا" * 10_000,
    "nul": "\x00\x00",
    "nul within": "Kara\x00chi",
    "lone surrogate": "\ud800",
    "right-to-left override": "\u202eihcaraK",
    "sql": "'; drop table places_place; --",
    "markup": "<script>alert(1)</script>",
    "template": "{{ 7|add:7 }}{% now %}",
    "percent": "%s %(place)s %00 %",
    "path": "../../etc/passwd",
    "emoji": "🤷🏽‍♀️",
    "only marks": "\u064b\u0651\u200c",
    "negative": "-1",
    "huge": str(10**9),
    "very huge": "9" * 5000,
    "not a number": "NaN",
    "infinity": "-inf",
    "empty": "",
    "spaces": "   ",
}
FIELDS = (
    "q", "place", "need", "audience", "language", "cost", "open_now", "accessible", "remote", "accepts_minors",
    "radius", "limit", "page", "latitude", "longitude",
)  # fmt: skip


def encoded(fields: dict[str, str]) -> str:
    """Return a form's body as a browser would write it, halves of surrogate pairs too."""
    return urlencode({name: text.encode("utf-8", "surrogatepass") for name, text in fields.items()})


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY.keys())
def test_no_text_in_any_field_breaks_the_page(client, field, text):
    fields = {"place": "pk/sindh", field: text}
    page = client.post("/ur/search/", encoded(fields), content_type="application/x-www-form-urlencoded")
    assert page.status_code == 200
    assert "<script>alert" not in page.text
    assert "tel:" in page.text


@pytest.mark.parametrize("door", ["choose", "lines"])
@pytest.mark.parametrize("field", ["q", "place", "need", "page", "latitude"])
@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY.keys())
def test_no_text_breaks_the_pages_beside_the_answer(client, door, field, text):
    body = encoded({"place": "pk/sindh", field: text})
    form = {"content_type": "application/x-www-form-urlencoded", "follow": True}
    assert client.post(f"/ur/search/{door}/", body, **form).status_code == 200


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY.keys())
@pytest.mark.parametrize("language", ["ur", "en"])
def test_no_text_in_the_one_box_alone_breaks_the_page(client, language, text):
    page = client.get(f"/{language}/search/?{encoded({'q': text})}")
    assert page.status_code == 200
    assert "tel:" in page.text


@pytest.mark.parametrize(
    "query",
    [
        "q=%ff%fe",
        "q=%ED%A0%80",
        "q=%00",
        "q[]=x",
        "q=a&q=b",
        "need=shelter&need=shelter&need=x",
        "=",
        "&&&",
        "page=%D9%A2",
    ],
)
def test_no_query_string_breaks_the_page(client, query):
    assert client.get(f"/en/search/?{query}").status_code == 200


POSITIONS = [
    ({"latitude": "91", "longitude": "0"}, "A latitude is a number from -90 to 90."),
    ({"latitude": "0", "longitude": "181"}, "A longitude is a number from -180 to 180."),
    ({"latitude": "NaN", "longitude": "0"}, "A latitude is a number from -90 to 90."),
    ({"latitude": "31.5"}, "A position needs both a latitude and a longitude."),
]


@pytest.mark.parametrize(("fields", "sentence"), POSITIONS)
def test_a_position_that_is_not_on_earth_is_refused_in_words(client, fields, sentence):
    page = client.post("/en/search/", fields).text
    assert sentence in page
    assert "/en/places/pk/sindh/" in page
    assert "tel:" in page


@pytest.mark.parametrize("latitude", ["90", "-90", "0"])
@pytest.mark.parametrize("longitude", ["180", "-180", "0"])
def test_poles_and_the_date_line_have_a_nearest_help_too(client, latitude, longitude):
    page = client.post("/en/search/", {"latitude": latitude, "longitude": longitude}).text
    assert '<li class="card">' in page


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Write your city, or choose a province."),
        ("qqxxzzvv", "We do not know this place. Try another spelling, or choose a province."),
        ("ب" * 10_000, "This is too long. Write no more than 200 letters."),
    ],
)
def test_what_the_box_could_not_mean_is_said_at_the_box_and_kept(client, typed, sentence):
    page = client.post("/en/search/", {"q": typed}).text
    assert f'<p class="wrong" id="q-wrong">{sentence}</p>' in page
    assert 'aria-describedby="how q-wrong" aria-invalid="true"' in page
    assert f'name="q" value="{escape(typed)}"' in page
    assert "/en/places/pk/sindh/" in page
    assert "tel:" in page


def test_an_unknown_need_is_refused_and_the_rest_still_counts(client):
    page = client.post("/en/search/", {"place": "pk/sindh", "need": "a-yacht"}).text
    assert "<p>We do not know this need. Choose one from the list.</p>" in page
    assert "Help in Sindh" in page
    assert '<li class="card">' in page


def test_an_unknown_need_is_refused_at_its_field_where_there_is_one(client):
    page = client.post("/en/search/choose/", {"place": "pk/sindh", "need": "a-yacht"}).text
    assert '<p class="wrong" id="need-wrong">We do not know this need. Choose one from the list.</p>' in page
    assert 'name="need" aria-invalid="true" aria-describedby="need-wrong"' in page


def test_everything_wrong_is_said_when_there_is_no_list(client):
    page = client.post("/en/search/", {"place": "qqxxzzvv", "need": "a-yacht", "radius": "-1"}).text
    assert "We do not know this place." in page
    assert "We do not know this need." in page
    assert "The distance is a number of metres, more than 0." in page


def test_what_is_wrong_with_a_field_is_said_once(client):
    page = client.post("/en/search/", {"place": "pk/sindh", "need": "a-yacht"}).text
    assert page.count("We do not know this need.") == 1


def test_errors_are_said_in_urdu_too(client):
    page = client.post("/ur/search/", {"place": "pk/sindh", "need": "a-yacht"}).text
    assert "ہم یہ ضرورت نہیں پہچان سکے۔" in page


def test_a_page_past_the_end_is_empty_and_says_so(client):
    page = client.post("/en/search/", {"place": "pk/sindh", "page": str(10**9)}).text
    assert "There are no more places." in page
    assert "tel:" in page


@pytest.mark.parametrize(
    "path", ["/en/places/pk/atlantis/", "/en/places/%00/", "/en/places/..%2f/", "/en/places/a%FF/"]
)
def test_an_unknown_place_is_not_a_page(client, path):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_refused(client, method):
    assert getattr(client, method)("/en/search/").status_code == 405


def test_what_she_typed_is_shown_and_never_run(client):
    page = client.post("/en/search/", {"q": '"><b onmouseover=x>', "place": "pk/sindh"}).text
    assert "<b onmouseover" not in page
