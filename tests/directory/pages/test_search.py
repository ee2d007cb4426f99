"""The answer to a question: what is nearest, what was understood, and never an empty page."""

import re

import pytest

from places.models import Place
from tests.factories import make_listing, make_place

pytestmark = pytest.mark.django_db


@pytest.fixture
def city(empty_directory) -> Place:
    """A city of a province where nothing is listed yet."""
    return make_place("Testabad", parent=Place.objects.get(pk="pk/sindh"), latitude=26.0, longitude=68.5)


def ask(client, *, read_in="en", **fields):
    return client.post(f"/{read_in}/search/", fields, follow=True).text


def names(page: str) -> list[str]:
    return re.findall(r"<h3><a[^>]*>(?:<bdi[^>]*>)?([^<]+)", page)


def test_the_nearest_stands_first(client, city):
    far = make_place("Farabad", parent=city.parent, latitude=27.0, longitude=68.5)
    make_listing(far, "Invented Far")
    make_listing(city, "Invented Near")
    assert names(ask(client, place=city.pk)) == ["Invented Near", "Invented Far"]


def test_a_distance_is_said_from_place_to_place(client, city):
    make_listing(make_place("Farabad", parent=city.parent, latitude=27.0, longitude=68.5), "Invented Far")
    make_listing(city, "Invented Near")
    page = ask(client, place=city.pk)
    assert "in Testabad" in page
    assert "about 111 km (Farabad)" in page


def test_metres_are_said_to_an_exact_point_only(client, city):
    make_listing(city, "Invented Exact", latitude=26.003, longitude=68.5)
    assert "330 metres away" in ask(client, place=city.pk)


def test_helplines_that_cover_the_place_stand_on_top(client, city):
    make_listing(city, "Invented Near")
    make_listing(None, "Invented Line", needs=("helpline",), phones=("000",), areas=(city.parent,))
    page = ask(client, place=city.pk)
    assert names(page) == ["Invented Line", "Invented Near"]
    assert 'href="tel:000"' in page


def test_nothing_near_gives_the_next_nearest_and_says_so(client, city):
    make_listing(make_place("Farabad", parent=city.parent, latitude=27.0, longitude=68.5), "Invented Far")
    page = ask(client, place=city.pk)
    assert "Nothing within 50 km. The next nearest:" in page
    assert names(page) == ["Invented Far"]


def test_nothing_within_the_distance_she_chose_gives_the_next_nearest(client, city):
    make_listing(make_place("Farabad", parent=city.parent, latitude=27.0, longitude=68.5), "Invented Far")
    assert "Nothing within 10 km. The next nearest:" in ask(client, place=city.pk, radius="10000")


def test_a_list_with_nothing_in_it_says_so_and_leaves_ways_on(client, city):
    page = ask(client, place=city.pk)
    assert "Our list has no such place yet." in page
    assert 'name="q"' in page
    assert 'href="/en/"' in page


@pytest.mark.parametrize("language", ["en", "ur"])
@pytest.mark.parametrize("typed", ["Karachi", "krachi", "کراچی"])
def test_what_was_understood_is_said_in_words(client, language, typed):
    page = ask(client, read_in=language, q=typed)
    assert {"en": "Help near Karachi", "ur": "کراچی کے قریب مدد"}[language] in page
    assert f"{typed}</bdi>" in page


def test_a_province_is_searched_as_a_whole(client):
    assert "Help in Sindh" in ask(client, place="pk/sindh")


def test_an_ambiguous_name_asks_which_and_keeps_what_she_asked(client):
    page = ask(client, q="Hyderabad", need="legal-aid", audience="women")
    assert "Which one do you mean?" in page
    assert len(re.findall(r'<button form="ask" name="place" value="[^"]+"', page)) >= 2
    assert '<input type="hidden" name="need" value="legal-aid">' in page
    assert '<input type="hidden" name="audience" value="women">' in page
    assert '<input type="hidden" name="q" value="Hyderabad">' in page


def test_a_chosen_candidate_leads_to_the_results(client):
    page = ask(client, q="Hyderabad")
    chosen = re.findall(r'<button form="ask" name="place" value="([^"]+)"', page)[0]
    assert "Help near" in ask(client, q="Hyderabad", place=chosen)


def test_a_need_alone_is_asked_of_the_home_country(client):
    page = ask(client, need="legal-aid")
    assert "Help in Pakistan" in page
    assert "A lawyer, legal advice" in page


def test_a_need_narrows_what_is_found(client, city):
    make_listing(city, "Invented Lawyer", needs=("legal-aid",))
    make_listing(city, "Invented Home", needs=("shelter",))
    assert names(ask(client, place=city.pk, need="shelter")) == ["Invented Home"]


FILTERS = [
    ({"cost": "free"}, {"free": True}, {"free": False}),
    ({"audience": "men"}, {"audiences": ("men",)}, {"audiences": ("women",)}),
    ({"language": "ps"}, {"languages": ("ps",)}, {"languages": ("ur",)}),
    ({"accepts_minors": "1"}, {"accepts_minors": "yes"}, {"accepts_minors": "unknown"}),
    ({"open_now": "1"}, {"always_open": True}, {}),
]


@pytest.mark.parametrize(("fields", "fits", "other"), FILTERS, ids=str)
def test_a_filter_keeps_what_fits(client, city, fields, fits, other):
    make_listing(city, "Invented Fit", **fits)
    make_listing(city, "Invented Other", **other)
    assert names(ask(client, place=city.pk, **fields)) == ["Invented Fit"]


def test_filters_show_what_is_chosen(client, city):
    fields = {"place": city.pk, "need": "shelter", "audience": "women", "cost": "free"}
    page = client.post("/en/search/choose/", fields).text
    assert '<option value="shelter" selected>' in page
    assert '<option value="women" selected>' in page
    assert 'name="cost" value="free" checked' in page


def test_one_touch_asks_for_what_is_open_or_free_and_keeps_the_question(client, city):
    page = ask(client, place=city.pk, need="shelter", page="2")
    assert _sent_by(page, "Open now") == {"place": city.pk, "need": "shelter", "open_now": "1"}
    assert _sent_by(page, "Free") == {"place": city.pk, "need": "shelter", "cost": "free"}
    assert ">Free<" not in ask(client, place=city.pk, cost="free")


def test_the_filters_ask_from_the_same_place_again(client, city):
    page = client.post("/en/search/choose/", {"place": city.pk, "need": "shelter", "page": "2"}).text
    form = page.split("<form")[2]
    assert re.findall('type="hidden" name="([^"]+)" value="([^"]*)"', form) == [("place", city.pk)]


def test_a_helpline_stands_above_the_places_with_its_first_number_only(client, city):
    make_listing(None, "Invented Line", needs=("helpline",), phones=("000-1", "000-2"), areas=(city.parent,))
    page = ask(client, place=city.pk)
    assert "000-1" in page
    assert "000-2" not in page


def test_every_helpline_of_the_question_has_a_page_with_all_its_facts(client, city):
    for index in range(6):
        phones = (f"000-{index}", f"111-{index}")
        make_listing(None, f"Invented Line {index}", needs=("helpline",), phones=phones, areas=(city.parent,))
    few = ask(client, place=city.pk)
    assert len(names(few)) == 4
    page = client.post("/en/search/lines/", _sent_by(few, "More helplines")).text
    assert len(names(page)) == 6
    assert all(f'href="tel:111{index}"' in page for index in range(6))
    assert page.count("From public sources") == 6


def test_helplines_of_no_question_are_the_numbers_of_the_country(client):
    assert client.get("/en/search/lines/")["Location"] == "/en/numbers/"


def test_the_next_page_is_asked_for_with_the_whole_question(client, city):
    for index in range(12):
        make_listing(city, f"Invented {index}", needs=("shelter",))
    first = ask(client, place=city.pk, need="shelter")
    following = _sent_by(first, "More places")
    assert following == {"need": "shelter", "place": city.pk, "page": "2"}
    second = ask(client, **following)
    assert len(names(first)) == 10
    assert len(names(second)) == 2
    assert not set(names(first)) & set(names(second))
    assert "More places" not in second


def test_the_question_goes_with_the_change_of_language(client, city):
    page = client.post("/en/search/", {"place": city.pk, "need": "shelter", "page": "2"}, follow=True).text
    assert 'formaction="/ur/search/"' in page
    assert _sent_by(page, "اردو") == {"need": "shelter", "place": city.pk, "page": "2"}


def test_a_link_with_the_question_in_it_works_too(client, city):
    make_listing(city, "Invented Near")
    assert names(client.get("/en/search/", {"place": city.pk}).text) == ["Invented Near"]


def test_a_form_needs_no_token(city):
    from django.test import Client

    assert Client(enforce_csrf_checks=True).post("/en/search/", {"place": city.pk}).status_code == 200


@pytest.mark.parametrize(
    ("fields", "most"),
    [
        ({"place": "pk/sindh"}, 3),
        ({"q": "Karachi"}, 3),
        ({"q": "krachi"}, 4),  # what is misspelt may be a centre's name
        ({"need": "shelter"}, 4),
    ],
)
def test_an_answer_costs_few_statements(client, django_assert_max_num_queries, fields, most):
    with django_assert_max_num_queries(most):
        client.post("/ur/search/", fields)


def test_a_listing_in_draft_is_not_found(client, city):
    make_listing(city, "Invented Draft", vetting_state="draft")
    assert "Invented Draft" not in ask(client, place=city.pk)


def _sent_by(page: str, button: str) -> dict[str, str]:
    """Return what a button outside of its form sends: the fields of the form, then its own."""
    own = next(tag for tag, said in re.findall(r'<button([^>]*form="ask"[^>]*)>([^<]*)', page) if said == button)
    form = page.split('id="ask">')[1].split("</form>")[0]
    return dict(re.findall(r'name="(\w+)" value="([^"]*)"', form + own))
