"""What a reader sees of a guide."""

import re

import pytest

from directory.choices import NEEDS
from guides import shelf
from guides.shapes import GUARDED, Kind
from guides.whole import look_over
from tests.guides.drafts import guide, with_part, words

LANGUAGES = ("en", "ur")
DRAFTS = {"medical": "a doctor", "legal": "a lawyer", "child": "a child-protection worker"}
SHIPPED = [(one.slug, language) for one in shelf.every() for language in LANGUAGES]


def opened(client, slug: str = "invented", language: str = "en") -> str:
    response = client.get(f"/{language}/{slug}/")
    assert response.status_code == 200
    return response.text


def text_of(page: str) -> str:
    return re.sub(r"<[^>]+>", "", page.partition("<main")[2])


def test_nothing_is_wrong_with_the_guides_of_this_site():
    assert look_over() == []


def test_a_wrong_guide_is_named_when_the_site_looks_over_itself(shelf_of):
    shelf_of(with_part(points=[{"text": words("Drink this.")}]))
    assert "invented.json: sections[0].points[0]: a medical claim needs a source" in {one.msg for one in look_over()}
    shelf_of(guide(kind="other"))
    assert "invented.json: kind" in look_over()[0].msg


@pytest.mark.parametrize(("slug", "language"), SHIPPED)
def test_every_guide_can_be_read_in_every_language(client, slug, language):
    found = shelf.named(slug)
    page = opened(client, slug, language)
    for section in found.sections:
        assert section.heading[language] in text_of(page).replace("&#x27;", "'").replace("&quot;", '"')


@pytest.mark.parametrize(("slug", "language"), SHIPPED)
def test_production_shows_nothing_that_nobody_has_checked(client, settings, slug, language):
    settings.DEMO = False
    found = shelf.named(slug)
    page = text_of(opened(client, slug, language))
    guarded = [one for one in found.sections if one.kind in GUARDED and not found.reviews(language).get(one.kind)]
    for section in guarded:
        for point in section.points:
            assert point.text[language] not in page
    if guarded and found.kind is not Kind.SITE:
        assert "15" in page


def test_production_shows_numbers_and_a_hospital_in_the_place_of_what_is_unchecked(client, settings, shelf_of):
    settings.DEMO = False
    shelf_of(guide())
    page = opened(client)
    assert "Drink water soon" not in page
    assert "What the guide says in short" not in page
    assert "invented handbook" not in page
    assert "Rest a while" in page
    assert "go to the nearest hospital" in page
    assert 'href="tel:15"' in page
    assert 'name="need" value="medical-care"' in page


def test_production_shows_what_a_doctor_has_checked_in_that_language_only(client, settings, shelf_of):
    settings.DEMO = False
    shelf_of(guide(reviewed_by={"en": {"medical": "Dr Invented, 2026"}, "ur": ""}))
    english, urdu = opened(client), opened(client, language="ur")
    assert "Drink water soon" in english
    assert "nearest hospital" not in english
    assert "جلد پانی پئیں" not in urdu


@pytest.mark.parametrize("kind", sorted(GUARDED))
def test_the_demo_says_who_has_not_checked_it(client, settings, shelf_of, kind):
    settings.DEMO = True
    shelf_of(guide(kind=kind))
    page = opened(client)
    assert "Drink water soon" in page
    assert page.count(f"Draft: not yet checked by {DRAFTS[kind]}") == 1


def test_a_section_of_another_kind_says_so_itself(client, settings, shelf_of):
    settings.DEMO = True
    shelf_of(with_part(kind="legal") | {"kind": "general"})
    page = opened(client)
    assert page.index("Soon") < page.index(DRAFTS["legal"]) < page.index("Drink water soon")


def test_a_checked_page_is_no_draft(client, settings, shelf_of):
    settings.DEMO = True
    shelf_of(guide(reviewed_by={"en": {"medical": "Dr Invented, 2026"}, "ur": ""}))
    assert "Draft" not in opened(client)


@pytest.mark.parametrize(("reviews", "said"), [("", True), ({"language": "A reader, 2026"}, False)])
def test_the_foot_of_an_urdu_page_says_that_no_native_reader_has_seen_it(client, shelf_of, reviews, said):
    shelf_of(guide(reviewed_by={"ur": reviews}))
    assert ("اہلِ زبان" in opened(client, language="ur")) is said
    assert "native reader" not in opened(client)


def test_numbers_stand_before_the_text(client, shelf_of):
    shelf_of(guide())
    page = opened(client)
    assert page.index('href="tel:15"') < page.index("What the guide says in short") < page.index("Drink water soon")


def test_a_claim_leads_to_its_source(client, shelf_of):
    shelf_of(guide())
    page = opened(client)
    assert re.search(r'Drink water soon\.&nbsp;<a class="mark" href="#s1"', page)
    assert re.search(
        r'lang="en" dir="ltr">\s*<li id="s1"><a href="https://example.org/a" rel="noreferrer nofollow">', page
    )


def test_sources_are_numbered_as_a_reader_meets_them(client, shelf_of):
    sources = {"never-first": {"title": "B", "publisher": "P"}, "first": {"title": "A", "publisher": "P"}}
    points = [{"text": words(key), "sources": [key]} for key in ("first", "never-first")]
    shelf_of(with_part(points=points) | {"sources": sources})
    assert re.findall(r'<li id="s(\d)">(\w)', opened(client)) == [("1", "A"), ("2", "B")]


def test_steps_have_numbers_and_texts_are_paragraphs(client, shelf_of):
    shelf_of(with_part(style="steps"))
    page = opened(client)
    assert re.search(r"<ol>\s*<li>Drink water soon", page)
    assert re.search(r"<p>Rest a while\.\s*</p>", page)


def test_a_need_is_asked_by_a_button_and_stands_in_no_address(client, shelf_of):
    shelf_of(guide())
    page = opened(client)
    assert '<form method="post" action="/en/search/"><ul' in page
    assert '<button name="need" value="medical-care">A doctor</button>' in page
    assert "?need" not in page


@pytest.mark.django_db
@pytest.mark.parametrize("need", [*NEEDS])
def test_a_need_alone_is_answered_for_the_home_country(client, need):
    assert "Pakistan" in client.post("/en/search/", {"need": need}, follow=True).text


def test_links_lead_to_guides_pages_and_other_sites(client, shelf_of):
    ways = ("guide:invented", "page:directory:home", "https://example.org/x")
    shelf_of(with_part(links=[{"label": words(f"Way {at}"), "to": to} for at, to in enumerate(ways)]))
    page = opened(client)
    assert '<a href="/en/invented/">Way 0</a>' in page
    assert '<a href="/en/">Way 1</a>' in page
    assert '<a href="https://example.org/x" rel="noreferrer nofollow">Way 2</a>' in page


def test_a_guide_says_in_its_title_only_that_it_is_one(client, shelf_of):
    shelf_of(guide())
    page = opened(client)
    assert "<title>Raah: guide</title>" in page
    assert '<meta name="robots" content="noindex">' in page


def test_a_page_about_the_site_may_be_found_and_has_the_first_numbers(client, shelf_of):
    shelf_of(guide(kind="site", is_indexed=True, slug="invented"))
    page = opened(client)
    assert "<title>Raah: An invented guide</title>" in page
    assert '<meta name="description" content="What the guide says in short.">' in page
    assert "noindex" not in page
    assert "tel:15" in page


def test_words_cannot_bring_markup_into_a_page(client, shelf_of):
    shelf_of(guide(title=words("<script>x</script>")))
    assert "<script>x" not in opened(client)


@pytest.mark.parametrize("path", ["/en/no-such-guide/", "/ur/%D8%B1%DB%81/"])
def test_a_guide_that_nobody_wrote_is_not_found(client, path):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_names_every_guide_but_not_the_pages_about_the_site(client, language):
    page = client.get(f"/{language}/guides/").text
    for one in shelf.every():
        assert (f'<h2><a href="/{language}/{one.slug}/">' in page) is (one.kind is not Kind.SITE)


def test_the_list_of_a_real_site_gives_no_summary_that_nobody_checked(client, settings, shelf_of):
    shelf_of(guide())
    settings.DEMO = True
    assert "in short" in client.get("/en/guides/").text
    settings.DEMO = False
    assert "in short" not in client.get("/en/guides/").text


def test_other_guides_are_offered_at_the_end(client, shelf_of):
    shelf_of(guide(), guide(slug="next"), guide(slug="about", kind="site"))
    end = opened(client).partition("See also")[2].partition("</main>")[0]
    assert re.findall(r'href="/en/([\w-]+)/"', end) == ["next"]


@pytest.mark.parametrize(("slug", "language"), SHIPPED)
def test_a_guide_is_read_without_a_question_to_the_database(client, slug, language):
    opened(client, slug, language)


@pytest.mark.parametrize("path", ["/ps/", "/invented/", "/api", "/about/us/"])
def test_a_word_that_names_no_guide_is_not_led_to_one(client, path):
    assert client.get(path).status_code == 404
