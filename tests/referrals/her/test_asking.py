"""Asking, page by page."""

import re

import pytest

from accounts.models import User
from referrals import keeping
from referrals.models import Case, CodeSession, Draft, Kind
from referrals.said import HERE, Contact, Story, Summary
from referrals.states import CaseState
from tests.desks import Staffed
from tests.referrals.her.walking import (
    ASK,
    AT_HOME,
    BACK,
    NUMBER,
    PAGES,
    WORD,
    WORDS,
    Her,
    code_on,
    first_form,
    form,
)

pytestmark = pytest.mark.django_db
ZWNJ, RLO = "\u200c", "\u202e"
SIGNS = [
    "می" + ZWNJ + "خواهم",
    "🧕🏽 👩‍👧",
    f"abc {RLO}gpj.exe",
    "<script>alert(1)</script> =2+2",
    "a\nb\n\nc",
    "  pehle  ",
]


def summary_of(desk: Staffed) -> Summary:
    return keeping.get(desk.opened(Case.objects.get()), Kind.SUMMARY, Summary)


def contact_of(desk: Staffed) -> Contact:
    return keeping.get(desk.opened(Case.objects.get()), Kind.CONTACT, Contact)


@pytest.mark.parametrize("cookies", [True, False])
def test_case_05_the_whole_way_without_a_script_and_also_without_cookies(desk, cookies):
    her = Her(cookies=cookies)
    page = her.send()
    assert page.status_code == 200
    case = Case.objects.get()
    assert (case.state, case.is_urgent, case.language, case.desk) == (CaseState.NEW, False, "en", desk.desk)
    summary = summary_of(desk)
    assert (summary.needs, summary.place_said, summary.excluded_people) == (
        ("legal-aid", "shelter"),
        "Lahore",
        AT_HOME,
    )
    assert summary.place
    assert contact_of(desk) == Contact(("here", "call"), NUMBER, True, "10 to 12", "a shop", WORD)
    assert keeping.get(desk.opened(case), Kind.STORY, Story) == Story(WORDS)
    code = code_on(page)
    assert her.go_on("7", last=code[-4:]).status_code == 200
    assert Case.objects.get().is_code_confirmed
    # A browser without cookies has one row, made to see whether it keeps them, and with nothing in it.
    assert Draft.objects.count() == (not cookies)
    page = Her().come_back(code)
    assert "There is nothing new." in page.text


def test_numbers_stand_before_the_form_and_the_promise_with_them(her):
    page = her.client.get(ASK).text
    assert page.index('href="tel:15"') < page.index("<form")
    assert re.search(r"read by <bdi dir=\"ltr\">\d+\.\d+\.\d{4} \d\d:\d\d</bdi>", page)
    assert 'href="/en/first-steps/"' in page
    assert "nobody reads" in page


def test_without_a_demo_it_is_not_called_one_and_the_law_waits_for_a_lawyer(her, settings):
    settings.DEMO = False
    assert "nobody reads" not in her.client.get(ASK).text
    page = her.begin().text
    assert "section 44" not in page
    assert "What you write is locked" in page


def test_in_a_demo_the_law_is_called_a_draft(her):
    page = her.begin().text
    assert "Draft: not yet checked by a lawyer." in page
    assert "section 44" in page


def test_case_14_a_desk_without_holders_is_said_to_be_shut_and_takes_nothing(desk, her):
    her.to_the_check()
    User.objects.filter(key_groups__group=desk.desk.group).update(is_active=False, roles=[])
    page = her.client.get(ASK).text
    assert "Nobody can be asked privately now" in page
    assert 'href="tel:15"' in page
    assert "<form" not in page
    shut = her.go_on("6", go="send")
    assert shut.status_code == 503
    assert WORDS in first_form(shut)["more"]
    assert not Case.objects.exists()


def test_case_14_a_form_that_begins_at_a_shut_desk_does_not_open(desk, her):
    sent = first_form(her.client.get(ASK))
    desk.desk.shifts.all().delete()
    assert "For whom do you ask?" not in her.post(sent).text


def test_a_form_that_holds_nothing_is_led_to_the_first_question(desk, her):
    page = her.post({})
    assert page.status_code == 200
    assert "For whom do you ask?" in page.text


def test_a_form_that_holds_nothing_finds_numbers_at_a_shut_desk(db):
    page = Her().post({})
    assert page.status_code == 503
    assert "Nobody can be asked privately now" in page.text
    assert 'href="tel:15"' in page.text


def test_case_20_for_somebody_else_there_is_information_and_nothing_is_sent(her):
    her.begin()
    page = her.go_on("1", who="other")
    assert 'href="tel:15"' in page.text
    assert "<form" not in page.text
    everything = {name: texts for written in PAGES.values() for name, texts in written.items()}
    page = her.post(everything | {"who": "other", "at": "6", "go": "send"})
    assert "only from the person who needs help" in page.text
    assert not Case.objects.exists()


def test_case_19_a_child_meets_the_lines_of_the_provinces_first_and_may_go_on(desk, her):
    her.begin()
    page = her.go_on("1", who="child")
    assert page.text.count('href="tel:1121"') == 3
    assert "not yet checked by a child-protection worker" in page.text
    her.go_on("c")
    for at in "2345":
        her.go_on(at, **PAGES[at])
    her.go_on("6", go="send")
    assert summary_of(desk).is_child


def test_case_19_a_child_is_not_called_on_a_phone_that_others_use(her):
    her.begin()
    her.go_on("1", who="child")
    her.go_on("c")
    her.go_on("2", **PAGES["2"])
    page = her.go_on("3", **PAGES["3"] | {"whose": "shared"})
    assert page.status_code == 422
    assert "only a phone that is yours alone" in page.text
    assert her.go_on("3", whose="own").status_code == 200


def test_case_23_who_looks_here_only_leaves_no_number(desk, her):
    her.send(p3={"ways": ["here"], "reach": "not a number"})
    assert contact_of(desk) == Contact((HERE,), "", False, "", "", WORD)


def test_nothing_ticked_means_that_she_looks_here(desk, her):
    her.send(p3={"ways": []})
    assert contact_of(desk).ways == (HERE,)


@pytest.mark.parametrize(
    ("at", "written", "sentence", "box"),
    [
        ("1", {"who": "nobody"}, "We do not know this choice", "id_who_0"),
        ("2", {"now": ""}, "Choose how soon it must be.", "id_now_0"),
        ("2", {"needs": ["gold"], "now": "later"}, "We do not know this choice", "id_needs_0"),
        ("3", {"ways": ["call"], "reach": "call me", "whose": "own"}, "cannot be a phone number", "id_reach"),
        ("3", {"ways": ["text"], "reach": "", "whose": "own"}, "Write the number", "id_reach"),
        ("3", {"ways": ["call"], "reach": NUMBER, "whose": ""}, "Choose whose phone it is.", "id_whose_0"),
        ("3", {"ways": ["here"], "word": "x" * 61}, "no more than 60 letters", "id_word"),
        ("4", {"where": "x" * 201}, "no more than 200 letters", "id_where"),
        ("4", {"where": "a\0b"}, "sign in this that cannot be kept", "id_where"),
        ("5", {"more": "x" * 4001}, "no more than 4000 letters", "id_more"),
        ("5", {"more": "a\0b"}, "sign in this that cannot be kept", "id_more"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_lost(her, at, written, sentence, box):
    her.begin()
    for before in PAGES:
        if before == at:
            break
        her.go_on(before, **PAGES[before])
    page = her.go_on(at, **written)
    assert page.status_code == 422
    assert sentence in page.text
    assert f'href="#{box}"' in page.text
    assert f'id="{box}"' in page.text
    for name, text in written.items():
        if isinstance(text, str) and len(text) > 5 and name not in ("who", "now", "whose"):
            assert text in form(page)[name]
    assert her.go_on(at, **PAGES[at]).status_code == 200


@pytest.mark.parametrize("text", SIGNS)
def test_case_07_signs_of_every_kind_are_stored_as_they_were_typed(desk, her, text):
    page = her.send(p5={"more": text.replace("\n", "\r\n")})
    assert page.status_code == 200
    assert keeping.get(desk.opened(Case.objects.get()), Kind.STORY, Story) == Story(text)


def test_case_07_half_a_sign_becomes_the_sign_for_what_cannot_be_read(desk, her):
    her.to_the_check()
    sent = {name: texts for name, texts in form(her.last).items() if name != "more"} | {"go": ["send"]}
    pairs = "&".join(f"{name}={text}" for name, texts in sent.items() for text in texts)
    body = pairs.replace("\n", "%0A").replace(" ", "+").encode() + b"&more=a%ED%A0%80b"
    page = her.client.post(ASK, body, content_type="application/x-www-form-urlencoded")
    assert page.status_code == 200
    assert keeping.get(desk.opened(Case.objects.get()), Kind.STORY, Story).text.startswith("a\ufffd")


@pytest.mark.parametrize("nothing", ["", "   \n ", f" {ZWNJ}\u00a0"])
def test_only_spaces_are_nothing(desk, her, nothing):
    her.send(p5={"more": nothing})
    assert keeping.get(desk.opened(Case.objects.get()), Kind.STORY, Story) is None


def test_a_name_of_several_places_is_asked_about(desk, her):
    her.begin()
    for at in "123":
        her.go_on(at, **PAGES[at])
    page = her.go_on("4", where="Hyderabad")
    assert page.status_code == 422
    assert "Hyderabad, Sindh" in page.text
    chosen = re.search(r'name="which" value="([^"]+)"', page.text)[1]
    her.go_on("4", which=chosen)
    her.go_on("5", more="")
    her.go_on("6", go="send")
    assert (summary_of(desk).place, summary_of(desk).place_said) == (chosen, "Hyderabad")


@pytest.mark.parametrize(("where", "which"), [("Hyderabad", "-"), ("Qwzxkv", "")])
def test_a_place_that_nobody_knows_stays_as_she_wrote_it(desk, her, where, which):
    her.send(p4={"where": where, "which": which})
    assert (summary_of(desk).place, summary_of(desk).place_said) == ("", where)


def test_in_danger_numbers_stand_on_the_next_page_and_it_is_urgent(her):
    her.begin()
    her.go_on("1", who="self")
    assert 'href="tel:15"' not in her.last.text
    assert 'href="tel:15"' in her.go_on("2", now="danger").text
    her.go_on("3", ways=["here"])
    her.go_on("4")
    her.go_on("5")
    her.go_on("6", go="send")
    assert Case.objects.get().is_urgent


def test_everything_is_read_back_and_each_part_can_be_changed(desk, her):
    page = her.to_the_check().text
    for text in ("A lawyer, legal advice", NUMBER, WORD, AT_HOME, "Lahore", "mera haal 5b2d", "It can wait a little"):
        assert text in page
    changed = her.go_on("6", go="4")
    assert form(changed)["where"] == ["Lahore"]
    back = her.go_on("4", where="Multan")
    assert form(back)["at"] == ["6"]
    her.go_on("6", go="send")
    assert summary_of(desk).place_said == "Multan"


def test_one_page_back_loses_nothing(her):
    her.begin()
    her.go_on("1", who="self")
    her.go_on("2", go="back", **PAGES["2"])
    page = her.go_on("1", who="self")
    assert 'value="legal-aid" id="id_needs_3" checked' in page.text
    assert form(page)["now"] == ["later"]


@pytest.mark.parametrize("cookies", [True, False])
def test_another_language_keeps_the_page_and_what_is_written_on_it(desk, cookies):
    her = Her(cookies=cookies)
    her.begin()
    for at in "1234":
        her.go_on(at, **PAGES[at])
    page = her.post(form(her.last) | {"more": WORDS, "go": "stay"}, "/ur/r/")
    assert 'lang="ur" dir="rtl"' in page.text
    assert form(page)["more"] == [WORDS]
    her.path = "/ur/r/"
    her.go_on("5")
    her.go_on("6", go="send")
    assert Case.objects.get().language == "ur"


def test_two_forms_in_two_tabs_do_not_mix(desk, her):
    her.to_the_check(p5={"more": "first form"})
    first = her.last
    her.to_the_check(p5={"more": "second form"})
    her.go_on("6", go="send")
    her.last = first
    her.go_on("6", go="send")
    stories = {keeping.get(desk.opened(case), Kind.STORY, Story).text for case in Case.objects.all()}
    assert stories == {"first form", "second form"}


def test_case_79_names_titles_and_addresses_say_nothing(her):
    pages = [her.client.get(ASK), her.begin()]
    pages += [her.go_on(at, **written) for at, written in PAGES.items()]
    pages.append(her.go_on("6", go="send"))
    names = {name for page in pages for name in re.findall(r'name="([^"]+)"', page.text)}
    assert not names & {"phone", "tel", "name", "email", "address", "city", "story", "message"}
    for page in pages:
        assert "<title>Raah</title>" in page.text
        assert page["Cache-Control"] == "no-store"
        assert not re.search(r'<form[^>]* action=|<form method="get"', page.text)
        for box in re.findall(r'<(?:input type="(?:text|tel)"|textarea)[^>]*>', page.text):
            assert 'autocomplete="off"' in box
    assert {page.request["PATH_INFO"] for page in pages} == {ASK}
    assert {page.request["QUERY_STRING"] for page in pages} == {""}


@pytest.mark.parametrize(
    "headers",
    [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}, {"Origin": "http://testserver.evil"}],
)
@pytest.mark.parametrize("path", [ASK, BACK])
def test_a_form_of_another_site_is_refused(her, headers, path):
    assert her.post({"at": "0"}, path, **headers).status_code == 403


@pytest.mark.parametrize("headers", [{}, {"Sec-Fetch-Site": "same-origin", "Origin": "http://testserver"}])
def test_our_own_form_is_taken(her, headers):
    assert her.post({"at": "0"}, **headers).status_code == 200


def test_a_page_that_she_begins_anew_shows_nothing_of_the_draft(her):
    her.to_the_check()
    assert AT_HOME not in her.client.get(ASK).text


def test_case_30_leaving_ends_what_she_writes_and_what_her_code_opened(desk, her):
    code = code_on(her.send())
    her.come_back(code)
    her.begin()
    her.go_on("1", who="self")
    assert (Draft.objects.count(), CodeSession.objects.count()) == (1, 1)
    her.client.get("/leave")
    assert (Draft.objects.count(), CodeSession.objects.count()) == (0, 0)
    her.client.cookies.pop("rest")
    assert "16 digits" in her.client.get(BACK).text


def test_the_cookie_of_the_draft_is_for_this_site_and_this_visit_alone(her, settings):
    her.begin()
    cookie = her.client.cookies[settings.DRAFT_COOKIE_NAME]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"], cookie["max-age"]) == (True, "Strict", "/", "")
