"""Cards follow their listings, in the same transaction, and the check finds every one that does not."""

import re
from io import StringIO

import orjson
import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import transaction

from directory.cards import catalogue_version, differences, rebuild
from directory.cards.tags import AUDIENCES, NEEDS, language_tag, place_tag
from directory.models import Card, ReachedThrough, ServiceArea, ServiceText, TaxonomyTerm
from directory.models.card import LANGUAGES
from directory.search import HTML
from directory.signals import listings_rebuilt
from tests.directory.search.worlds import ask, make_world, names
from tests.factories import make_listing, make_organization, make_service

pytestmark = pytest.mark.usefixtures("empty_directory")
JSON_KEYS = {
    "id", "name", "organization", "precision", "place", "phones", "reached_through", "needs", "assurance", "url",
}  # fmt: skip


@pytest.fixture
def world(db, empty_directory):
    return make_world()


def test_there_is_one_card_and_one_index_for_each_language_of_the_site():
    assert {code for code, _name in settings.LANGUAGES} == set(LANGUAGES)
    assert {index.name for index in Card._meta.indexes} >= {f"card_nearest_{code}" for code in LANGUAGES}


def test_the_tags_are_the_numbers_of_the_taxonomy():
    shipped = orjson.loads((settings.BASE_DIR / "fixtures" / "taxonomy.json").read_bytes())
    assert {term["slug"]: term["number"] for words in shipped for term in words["terms"]} == NEEDS | AUDIENCES


def test_an_edit_is_in_the_search_in_the_same_transaction(world):
    listing = make_listing(world.city, "before")
    ServiceText.objects.filter(of=listing.service).update(text="after")
    assert names(ask(world.city).results) == ["before"]
    rebuild([listing.service])
    assert names(ask(world.city).results) == ["after"]


@pytest.mark.parametrize(
    "change",
    [
        {"vetting_state": "suspended"},
        {"vetting_state": "draft"},
        {"status": "defunct"},
        {"status": "temporarily closed"},
    ],
)
def test_what_is_not_public_or_does_not_run_has_no_card(world, change):
    listing = make_listing(world.city, "gone")
    type(listing.service).everything.filter(pk=listing.service_id).update(**change)
    assert rebuild([listing.service]) == 0
    assert not Card.objects.filter(service_at_location=listing).exists()


def test_a_listing_that_is_deleted_takes_its_cards_along(world):
    listing = make_listing(world.city, "gone")
    listing.delete()
    assert not Card.objects.filter(service_at_location_id=listing.pk).exists()


def test_rebuilding_all_makes_what_single_changes_make(world):
    for number in range(3):
        make_listing(world.city, f"Invented {number}", phones=("000-1",), languages=("ur",))
    before = list(Card.objects.order_by("service_at_location", "language").values())
    assert rebuild() == 2 * 3
    assert list(Card.objects.order_by("service_at_location", "language").values()) == before


def test_the_version_grows_with_a_change_and_only_then(world):
    listing = make_listing(world.city, "Invented")
    first = catalogue_version()
    rebuild()
    assert catalogue_version() == first
    ServiceText.objects.filter(of=listing.service).update(text="Invented otherwise")
    rebuild([listing.service.pk])
    assert catalogue_version() == first + 1


@pytest.mark.parametrize(
    ("tamper", "said"),
    [
        (lambda cards: cards.filter(language="ur").update(html="<li>wrong</li>"), "(ur): differs in html"),
        (lambda cards: cards.filter(language="en").update(latitude=1.5, trust=2), "(en): differs in latitude, trust"),
        (lambda cards: cards.filter(language="en").delete(), "(en): missing"),
        (lambda cards: cards.filter(language="en").update(language="fr"), "(fr): should not be there"),
    ],
)
def test_the_check_finds_a_card_that_was_tampered_with(world, tamper, said):
    make_listing(world.city, "Invented")
    assert list(differences()) == []
    tamper(Card.objects.all())
    assert any(line.endswith(said) for line in differences())
    with pytest.raises(CommandError, match="differ"):
        call_command("cards", "--check", stdout=StringIO())
    call_command("cards", stdout=StringIO(), stderr=StringIO())
    call_command("cards", "--check", stdout=StringIO())


def test_the_json_of_a_card_has_the_keys_of_the_api_and_no_others(world):
    make_listing(world.city, "Invented", phones=("000-12",), source_date="2025-09")
    (found,) = ask(world.city).results
    written = orjson.loads(found.json())
    assert written.keys() == JSON_KEYS | {"open_now", "distance_km_about"}
    assert written["phones"] == [{"number": "000-12", "dial": "000-12", "label": ""}]
    assert written["assurance"] == {"state": "unconfirmed", "date": "2025-09", "overdue": False}
    assert written["url"] == f"/en/centres/{written['id']}/"


def test_the_html_of_a_card_is_escaped_and_leaves_no_slot(world):
    make_listing(world.city, "<script>alert(1)</script>")
    for language in LANGUAGES:
        html = ask(world.city, language=language, form=HTML).results[0].html()
        assert "<script>" not in html
        assert "<!--" not in html


def test_the_short_form_of_a_card_is_its_name_and_its_first_number(world):
    make_listing(world.city, "<!--]-->Invented<!--[-->", phones=("000-1", "000-2"), source_date="2025-09")
    for language in LANGUAGES:
        html = ask(world.city, language=language, form=HTML).results[0].short_html()
        assert "Invented" in html
        assert re.findall('href="tel:([^"]+)"', html) == ["0001"]
        assert html.count("<p") == 0
        assert "<!--" not in html
        assert html.endswith("</ul></li>")


def test_a_helpline_is_named_only_while_it_is_public(world):
    line = make_service("Invented Line")
    listing = make_listing(world.city, "Invented", service=None)
    ReachedThrough.objects.create(
        service=listing.service, helpline=line, published="000-7", dial="000-7", label="the line"
    )
    rebuild([listing.service])
    assert orjson.loads(ask(world.city).results[0].json())["reached_through"][0]["name"] == "Invented Line"
    type(line).everything.filter(pk=line.pk).update(vetting_state="suspended")
    rebuild([listing.service])
    assert orjson.loads(ask(world.city).results[0].json())["reached_through"][0]["name"] == ""


def test_a_place_to_go_to_is_not_offered_as_help_from_afar(world):
    listing = make_listing(world.city, "Invented", phones=("000-1",))
    ServiceArea.objects.create(service=listing.service, place=world.country)
    rebuild([listing.service])
    assert ask(world.harbour).helplines == ()


def test_rare_words_are_never_mistaken_for_others_in_the_index():
    exact = {*NEEDS.values(), *AUDIENCES.values(), *range(1001, 1007)}
    frequent = {language_tag(code) for code in ("ur", "en", "pa", "ps", "sd")}
    others = {place_tag(number) for number in range(5000)} | {language_tag("qaa"), language_tag("xh")}
    assert len({tag % 128 for tag in exact | frequent}) == len(exact | frequent)
    assert not {tag % 128 for tag in exact | frequent} & {tag % 128 for tag in others}
    assert len({place_tag(number) for number in range(100_000)}) == 100_000


@pytest.mark.parametrize("count", [1, 30])
def test_listings_are_rebuilt_by_few_statements_however_many_there_are(world, django_assert_max_num_queries, count):
    organization = make_organization()
    services = [make_listing(world.city, f"{n}", organization=organization).service for n in range(count)]
    ServiceText.objects.filter(of__in=services).update(text="after")
    with django_assert_max_num_queries(21):
        rebuild(services)


def test_a_word_is_said_as_it_is_now_whoever_changed_it(world):
    listing = make_listing(world.city, "Invented", needs=("shelter", "legal-aid"))
    shelter = TaxonomyTerm.objects.get(slug="shelter")
    shelter.texts.all().delete()
    rebuild([listing.service])
    assert "shelter" in ask(world.city, form=HTML).results[0].html()
    shelter.texts.create(field="name", language="en", text="A house to stay in")
    rebuild([listing.service])
    assert "A house to stay in" in ask(world.city, form=HTML).results[0].html()


def test_a_change_of_which_no_cards_can_be_made_is_not_kept_though_the_failure_is_caught(world):
    listing = make_listing(world.city, "before")

    def fail(**_told):
        raise RuntimeError

    listings_rebuilt.connect(fail)
    try:
        with transaction.atomic():
            ServiceText.objects.filter(of=listing.service).update(text="after")
            with pytest.raises(RuntimeError):
                rebuild([listing.service])
    finally:
        listings_rebuilt.disconnect(fail)
    assert ServiceText.objects.get(of=listing.service).text == "before"
