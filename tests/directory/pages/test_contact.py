"""A number saved under a name that tells nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.models import ReachedThrough
from directory.vcard import vcard
from places.models import Place
from tests.factories import make_listing, make_service

# What `directory.question.clean` lets through: no control signs, no halves of letters.
NAMES = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=60)
DIALS = st.lists(st.from_regex(r"[+]?[0-9*#-]{1,29}", fullmatch=True), max_size=5)


def read(card: str) -> list[tuple[str, str]]:
    """Read a vCard as RFC 2426 has it: unfold, then part each line at its first colon, then undo the escapes."""
    lines = card.replace("\r\n ", "").split("\r\n")
    assert lines.pop() == ""
    return [(key, value) for key, _colon, value in (line.partition(":") for line in lines)]


def unescaped(value: str) -> str:
    letters = iter(value)
    return "".join({"n": "\n"}.get(after := next(letters), after) if one == "\\" else one for one in letters)


@given(NAMES, DIALS)
def test_a_phone_reads_back_the_name_and_every_number_once(name, dials):
    card = read(vcard(name, dials))
    assert [unescaped(value) for key, value in card if key == "FN"] == [name]
    assert [value for key, value in card if key == "TEL;TYPE=VOICE"] == list(dict.fromkeys(dials))
    assert [key for key, _value in card if not key.startswith("TEL")] == ["BEGIN", "VERSION", "N", "FN", "END"]


@given(NAMES, DIALS)
def test_lines_are_short_and_no_letter_is_cut_in_two(name, dials):
    lines = vcard(name, dials).encode().split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert all(line.decode() is not None for line in lines)
    assert not any({10, 13} & set(line) for line in lines)


def test_a_name_cannot_bring_lines_of_its_own():
    card = read(vcard("Sana\r\nTEL:000\nNOTE:x;y,z\\", ["1"]))
    assert [key for key, _value in card] == ["BEGIN", "VERSION", "N", "FN", "TEL;TYPE=VOICE", "END"]


@pytest.fixture
def listing(db):
    city = Place.objects.get(name="Multan", kind="city")
    return make_listing(city, "Invented Crisis Cell", phones=("000-000", "+0012"), address_1="000 Invented Lane")


def saved(client, listing, language="en", **fields):
    return client.post(f"/{language}/centres/{listing.pk}/contact.vcf", fields)


def test_the_file_holds_the_name_she_chose_and_the_numbers_and_nothing_else(client, listing):
    answer = saved(client, listing, name="Tailor")
    assert answer["Content-Type"] == "text/vcard; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="contact.vcf"'
    assert answer["Cache-Control"] == "no-store"
    lines = ["VERSION:3.0", "N:;Tailor;;;", "FN:Tailor", "TEL;TYPE=VOICE:000-000", "TEL;TYPE=VOICE:+0012"]
    assert answer.text.split("\r\n") == ["BEGIN:VCARD", *lines, "END:VCARD", ""]


@pytest.mark.parametrize(("language", "name"), [("en", "Sana"), ("ur", "ثنا")])
@pytest.mark.parametrize("written", ["", "   ", "\x00\x07"])
def test_an_empty_name_becomes_an_everyday_one(client, listing, language, name, written):
    assert f"FN:{name}\r\n" in saved(client, listing, language, name=written).text
    assert f'value="{name}"' in client.get(f"/{language}/centres/{listing.pk}/").text


def test_a_name_is_not_endless(client, listing):
    assert "A" * 60 in saved(client, listing, name="A" * 900).text
    assert "A" * 61 not in saved(client, listing, name="A" * 900).text


def test_a_place_without_a_number_of_its_own_is_saved_with_the_line_that_leads_there(client, db):
    listing = make_listing(None, phones=())
    line = make_service("Invented Line")
    ReachedThrough.objects.create(service=listing.service, helpline=line, published="000", dial="000", label="a line")
    assert "TEL;TYPE=VOICE:000\r\n" in saved(client, listing).text


def test_what_is_not_published_cannot_be_saved(client, db):
    assert saved(client, make_listing(None, vetting_state="suspended", phones=("000",))).status_code == 404


def test_no_address_of_a_page_holds_the_name(client, listing):
    assert client.get(f"/en/centres/{listing.pk}/contact.vcf?name=Sana").status_code == 405
