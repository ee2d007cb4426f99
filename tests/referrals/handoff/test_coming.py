"""She comes by a link: looking changes nothing, going on uses it up, and what is filled in is hers to change."""

import re
from datetime import timedelta

import pytest
from django.db import OperationalError
from django.utils import translation

from directory.models import Service, ServiceAtLocation
from places.models import Place
from referrals import keeping
from referrals.actions import handing_over
from referrals.models import Case, Draft, Handoff, Kind
from referrals.said import Filled, Story, Summary
from referrals.views.ask.handed import said_of
from safety.models import AuditEvent
from tests.people import make_person
from tests.referrals.handoff.hands import APP, go_on, press, to_the_check
from tests.referrals.her.walking import ASK, Her, first_form, form

pytestmark = pytest.mark.django_db
OVER = "This link opens nothing any more"
BOTS = ["WhatsApp/2.24.1 A", "Slackbot-LinkExpanding 1.0", "facebookexternalhit/1.1", "TelegramBot (like TwitterBot)"]


def centre() -> ServiceAtLocation:
    return ServiceAtLocation.public.filter(service__status="active").order_by("pk")[0]


def text(page) -> str:
    """Return what a page says, without its marks."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page.text))


def test_she_is_told_who_sent_her_what_is_filled_in_and_what_the_app_does_not_see(program, her):
    page = her.client.get(program.link(centre_ids=[str(centre().pk)]))
    said = text(page)
    assert f"{APP} has sent you to us." in said
    assert f"{APP} does not see what you write here, nor your code." in said
    for filled in ("A lawyer, legal advice", "A safe place to stay", "Lahore", centre().service.said("name", "en")):
        assert filled in said
    assert page.text.index('href="tel:15"') < page.text.index("<form")
    assert "nobody reads" in said


def test_what_an_app_has_not_filled_in_is_not_there(program, her):
    assert "This is filled in already Nothing" in text(her.client.get(program.link(area=None, needs=[])))


def test_the_page_is_as_her_others_are_and_its_address_is_told_to_nobody(program, her, settings):
    settings.NEUTRAL_SITE = "https://neutral.example/"
    link = program.link()
    page = her.client.get(link, headers={"Accept-Encoding": "br"})
    assert (page["Cache-Control"], page["Referrer-Policy"]) == ("no-store", "no-referrer")
    assert "<title>Raah</title>" in page.text
    assert '<meta name="robots" content="noindex">' in page.text
    assert 'class="leave"' in page.text
    assert "Content-Encoding" not in page
    assert len(page.content) % 4096 == 0
    assert not page.cookies
    assert "og:" not in page.text
    names = set(re.findall(r'name="([^"]+)"', page.text))
    assert not names & {"phone", "tel", "name", "email", "address", "city", "story", "message"}
    assert link.replace("/en/", "/ur/") in page.text, "the switch of the language leads to the same link"


@pytest.mark.parametrize("agent", BOTS)
def test_case_69_a_machine_that_looks_changes_nothing(program, her, agent):
    link = program.link()
    before = (Handoff.objects.values().get(), AuditEvent.objects.count())
    looks = [
        her.client.get(link, headers={"User-Agent": agent}),
        her.client.head(link, headers={"User-Agent": agent}),
        her.client.get(link, headers={"Sec-Purpose": "prefetch"}),
    ]
    assert {look.status_code for look in looks} == {200}
    assert {her.client.post(link).status_code, her.client.options(link).status_code} == {405}
    assert (Handoff.objects.values().get(), AuditEvent.objects.count()) == before
    assert not Draft.objects.exists()
    assert "For whom do you ask?" in go_on(her, link).text


def test_case_69_a_link_is_used_once(program, her):
    link = program.link()
    open_in_another_browser = Her()
    page = open_in_another_browser.client.get(link)
    go_on(her, link)
    assert OVER in her.client.get(link).text
    second = press(open_in_another_browser, page)
    assert (second.status_code, OVER in second.text) == (404, True)
    assert APP not in second.text
    assert Draft.objects.count() == 1


def test_case_69_a_link_is_over_after_half_an_hour(program, her, clock):
    link = program.link()
    page = her.client.get(link)
    clock.forward(timedelta(minutes=30))
    assert OVER in her.client.get(link).text
    assert OVER in press(her, page).text
    assert Handoff.objects.get().used_by is None


def whole(page) -> str:
    """Return a page without its own address, by which the switch of the language leads back, and its padding."""
    return re.sub(r'/r/from/[^"]*|<!-- *-->', "", page.text)


def test_case_69_used_too_old_and_unknown_are_one_page(program, her, clock):
    used, old = program.link(), program.link()
    go_on(her, used)
    clock.forward(timedelta(minutes=31))
    unknown = ["/en/r/from/" + "A" * 43 + "/", "/en/r/from/x/", "/en/r/from/" + "A" * 5000 + "/", "/en/r/from/=%00/"]
    pages = [Her().client.get(link) for link in (used, old, *unknown)]
    assert {page.status_code for page in pages} == {404}
    assert len({whole(page) for page in pages}) == 1
    assert {page["Referrer-Policy"] for page in pages} == {"no-referrer"}
    assert APP not in pages[0].text
    assert f'href="{ASK}"' in pages[0].text
    assert 'href="tel:15"' in pages[0].text


@pytest.mark.parametrize("link", ["", "x", "A" * 43, "\0", "ا" * 43])
def test_a_form_with_a_link_that_is_none_meets_the_same_page(her, link):
    page = her.post({"at": "h", "link": link})
    assert (page.status_code, OVER in page.text) == (404, True)


@pytest.mark.parametrize("cookies", [True, False])
def test_the_same_form_sent_twice_goes_on_both_times(program, desk, cookies):
    her = Her(cookies=cookies)
    page = her.client.get(program.link())
    for _click in range(2):
        assert "For whom do you ask?" in press(her, page).text
    assert Draft.objects.exists()


def test_a_form_that_has_used_one_link_uses_no_other(program, other, her):
    page = her.client.get(program.link())
    press(her, page)
    second = her.client.get(other.link())
    assert OVER in her.post(form(page, "") | {"link": form(second, "")["link"]}).text
    assert Handoff.objects.filter(used_by=None).count() == 1


@pytest.mark.parametrize("cookies", [True, False])
def test_what_is_filled_in_comes_to_the_desk_as_her_own_words(program, desk, cookies):
    her = Her(cookies=cookies)
    to_the_check(her, program.link(centre_ids=[str(centre().pk)]))
    page = her.go_on("6", go="send")
    assert page.status_code == 200
    opened = desk.opened(Case.objects.get())
    summary = keeping.get(opened, Kind.SUMMARY, Summary)
    assert (set(summary.needs), summary.place_said) == ({"legal-aid", "shelter"}, "Lahore")
    assert summary.place.startswith("pk/punjab/lahore")
    story = keeping.get(opened, Kind.STORY, Story).text
    assert story == f"I would like help from: {centre().service.said('name', 'en')}"


def test_she_can_change_each_part(program, desk, her):
    go_on(her, program.link(centre_ids=[str(centre().pk)]))
    her.go_on("1", who="self")
    assert set(form(her.last)["needs"]) == {"legal-aid", "shelter"}
    her.go_on("2", needs=["counselling"], now="later")
    her.go_on("3")
    assert form(her.last)["where"] == ["Lahore"]
    her.go_on("4", where="")
    assert "I would like help from" in form(her.last)["more"][0]
    her.go_on("5", more="")
    her.go_on("6", go="send")
    opened = desk.opened(Case.objects.get())
    assert keeping.get(opened, Kind.SUMMARY, Summary) == Summary(needs=("counselling",))
    assert keeping.get(opened, Kind.STORY, Story) is None


def test_back_to_the_first_page_loses_nothing_of_it(program, desk, her):
    go_on(her, program.link())
    start = her.go_on("1", go="back")
    assert "Begin" in start.text
    her.post(first_form(start))
    her.go_on("1", who="self")
    assert set(form(her.last)["needs"]) == {"legal-aid", "shelter"}
    assert handing_over.app_of(secret=_secret(her)) == APP


def _secret(her: Her) -> bytes:
    from referrals import form_keys

    return form_keys.read(form(her.last)["key"][0]).secret


def test_after_the_first_page_the_link_is_in_no_page_and_no_address(program, desk, her):
    link = program.link()
    token = link.split("/")[-2]
    pages = [go_on(her, link)]
    for at, written in {"1": {"who": "self"}, "2": {"now": "later"}, "3": {}, "4": {}, "5": {}}.items():
        pages.append(her.go_on(at, **written))
    pages.append(her.go_on("6", go="send"))
    assert {page.request["PATH_INFO"] for page in pages} == {ASK}
    assert [page for page in pages if token in page.text] == []
    assert Draft.objects.count() == 0


def test_for_somebody_else_nothing_is_sent_by_a_link_either(program, desk, her):
    go_on(her, program.link())
    assert "<form" not in her.go_on("1", who="other").text


def test_at_a_shut_desk_the_link_stays_good_and_numbers_are_there(program, desk, her):
    link = program.link()
    page = her.client.get(link)
    shifts = list(desk.desk.shifts.all())
    desk.desk.shifts.all().delete()
    shut = her.client.get(link)
    assert (shut.status_code, "Nobody can be asked privately now" in shut.text) == (200, True)
    assert APP not in shut.text
    assert 'href="tel:15"' in shut.text
    kept = press(her, page)
    assert (kept.status_code, "Nobody can be asked privately now" in kept.text) == (503, True)
    assert Handoff.objects.get().used_by is None
    for shift in shifts:
        shift.save(force_insert=True)
    assert "For whom do you ask?" in her.post(first_form(kept)).text


def test_when_the_database_goes_away_at_the_button_the_page_sends_it_once_more(program, desk, her, monkeypatch):
    page = her.client.get(program.link())
    real = handing_over.use
    monkeypatch.setattr(handing_over, "use", lambda **_said: (_ for _ in ()).throw(OperationalError))
    kept = press(her, page)
    assert kept.status_code == 503
    monkeypatch.setattr(handing_over, "use", real)
    assert "For whom do you ask?" in her.post(first_form(kept)).text


def test_a_form_of_another_site_uses_nothing_up(program, desk, her):
    page = her.client.get(program.link())
    assert her.post(form(page, ""), **{"Sec-Fetch-Site": "cross-site"}).status_code == 403
    # Without a referrer a browser does not tell whence a form comes; it is ours all the same.
    assert her.post(form(page, ""), Origin="null").status_code == 200


def test_a_link_in_urdu_leads_to_urdu(program, desk):
    her = Her(path="/ur/r/")
    link = program.link(language="ur", centre_ids=[str(centre().pk)])
    page = her.client.get(link)
    assert 'lang="ur" dir="rtl"' in page.text
    assert 'action="/ur/r/"' in page.text
    assert "لاہور" in page.text
    her.post(form(page, ""))
    her.go_on("1", who="self")
    her.go_on("2", now="later")
    her.go_on("3")
    assert form(her.last)["where"] == ["لاہور"]


def test_a_centre_that_has_left_the_directory_since_is_not_named(program, her):
    link = program.link(centre_ids=[str(centre().pk)])
    name = centre().service.said("name", "en")
    Service.everything.filter(service_at_locations=centre()).update(vetting_state="draft")
    page = her.client.get(link)
    assert (page.status_code, name in page.text) == (200, False)


def test_an_app_s_name_is_text(desk, db):
    from tests.referrals.handoff.hands import make_program

    page = Her().client.get(make_program("<b>Bold & co</b>").link()).text
    assert "&lt;b&gt;Bold &amp; co&lt;/b&gt;" in page


def test_staff_who_are_signed_in_see_what_everybody_sees(program, her):
    from tests.people import sign_in

    sign_in(her.client, make_person("moderator"))
    assert APP in her.client.get(program.link()).text


def districts() -> list[Place]:
    return list(Place.objects.filter(kind="district", country="PK").order_by("pk"))


# The form asks which one is meant where a name says too little; it is understood in all but these.
ASKED_ABOUT = {"en": {"pk/punjab/sahiwal"}, "ur": {"pk/punjab/sahiwal"}}
KARACHI = {"pk/sindh/keamari", "pk/sindh/korangi", "pk/sindh/malir"}


@pytest.mark.parametrize(("area", "name"), [("lahore", "Lahore"), ("attock", "Attock")])
def test_the_name_of_the_area_is_filled_in(db, area, name):
    with translation.override("en"):
        assert said_of(Filled("en", f"pk/punjab/{area}"))["where"] == [name]


def test_where_a_name_means_several_what_it_lies_in_is_filled_in_too(db):
    with translation.override("en"):
        assert said_of(Filled("en", "pk/sindh/hyderabad"))["where"] == ["Hyderabad, Sindh"]


@pytest.mark.soak
@pytest.mark.parametrize("language", ["en", "ur"])
def test_the_name_that_is_filled_in_means_the_district(db, language):
    from places.lookup import look_up

    asked_about, elsewhere = set(), set()
    with translation.override(language):
        for place in districts():
            [name] = said_of(Filled(language, place.pk))["where"]
            found = look_up(name)
            if found.place is None:
                assert any(place.number in one.ancestors for one in found.candidates), name
                asked_about.add(place.pk)
            elif place.number not in found.place.ancestors:
                elsewhere.add(place.pk)
    assert asked_about == ASKED_ABOUT[language]
    assert elsewhere == KARACHI, "parts of Karachi of the same name, which lie there"


def test_a_row_that_somebody_without_the_link_has_changed_opens_nothing(program, her):
    link, _other = program.link(), program.link()
    page = her.client.get(link)
    first, second = Handoff.objects.order_by("-sealed")
    Handoff.objects.update(sealed=b"x")
    Handoff.objects.filter(pk=first.pk).update(sealed=second.sealed)
    assert OVER in her.client.get(link).text
    assert OVER in press(her, page).text
    assert not Handoff.objects.exclude(used_by=None).exists()
