"""The converter's rules, word by word."""

import pytest

from directory.catalogue.convert.dates import source_date
from directory.catalogue.convert.evidence import evidence_of
from directory.catalogue.convert.hours import OpeningHours, read_hours
from directory.catalogue.convert.public import held_for
from directory.catalogue.convert.texts import cut
from directory.catalogue.convert.words import audiences_of, cost_of, label_of, languages_of, needs_of

WEEKDAYS = tuple((day, "09:00", "17:00") for day in range(1, 6))


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2025-09-01", "2025-09-01"),
        ("2025-09", "2025-09"),
        ("2013", "2013"),
        ("2022-12 to 2023 (undated; inferred)", "2023"),
        ("2020-11 (inferred)", "2020"),
        ("", ""),
        (None, ""),
    ],
)
def test_a_source_date_is_as_stated_or_the_year(text, date):
    assert source_date(text) == date


@pytest.mark.parametrize("text", ["24 hours", "24/7", "24 hours, every day", "24 hours, 365 days"])
def test_round_the_clock_is_always_open(text):
    assert read_hours(text) == OpeningHours(always_open=True)


@pytest.mark.parametrize(
    ("text", "weekly"),
    [
        ("Mon-Fri 9:00-17:00", WEEKDAYS),
        ("Mon-Sat 11:00-23:00", tuple((day, "11:00", "23:00") for day in range(1, 7))),
        ("8:30-24:00 daily", tuple((day, "08:30", "00:00") for day in range(1, 8))),
    ],
)
def test_plain_weekly_hours_become_intervals(text, weekly):
    assert read_hours(text).weekly == weekly


@pytest.mark.parametrize(
    "text", ["24/7 (2018 report)", "24 hours (2021)", "8:30-24:00 daily (2020)", "24/7 except the Eid holidays"]
)
def test_dated_and_partial_hours_stay_words(text):
    assert read_hours(text) == OpeningHours(words=text)


@pytest.mark.parametrize(
    "text",
    [
        "Sources differ: 24-hour (2020) or weekdays 08:30-21:00 (2026, citing the Ministry)",
        "Mon-Fri 9:00-17:00 (current page); an older page says longer hours",
        "8:00-15:00 in 2020; not confirmed since",
    ],
)
def test_contradictory_hours_are_for_vetters(text):
    assert read_hours(text) == OpeningHours(doubt=text)


def test_a_service_for_all_is_for_the_four_audiences():
    assert audiences_of({"serves": ["all"]}) == ["women", "children", "men", "transgender"]


@pytest.mark.parametrize(
    ("slug", "words", "needs"),
    [
        ("pk-nchr", ["legal aid"], ["rights-complaint"]),
        ("pk-bhc-consular", ["emergency"], ["consular-help"]),
        ("pk-lahore-aghs", ["legal aid"], ["legal-aid"]),
    ],
)
def test_a_record_that_was_forced_into_the_nearest_word_gets_its_own(slug, words, needs):
    assert needs_of({"id": slug, "services": words, "phones": []}) == needs


def test_a_word_outside_the_closed_list_stops_the_conversion():
    with pytest.raises(KeyError):
        needs_of({"id": "pk-x", "services": ["astrology"], "phones": []})


@pytest.mark.parametrize(
    ("short_code", "indirect", "needs"),
    [
        (True, False, ["emergency", "helpline"]),
        (True, True, ["emergency"]),
        (False, False, ["emergency"]),
    ],
)
def test_whoever_answers_a_short_code_is_a_helpline(short_code, indirect, needs):
    phones = [{"short_code": short_code, "indirect": indirect}]
    assert needs_of({"id": "pk-x", "services": ["emergency"], "phones": phones}) == needs


@pytest.mark.parametrize(
    ("words", "free"),
    [("free", True), ("free legal aid", True), ("toll-free number", None), ("low-cost call (2018)", None)],
)
def test_only_a_service_that_is_free_is_called_free(words, free):
    assert cost_of({"cost": words}) == {"option": words, "free": free}


def test_only_languages_that_are_named_are_spoken():
    words = ["Korean", "English", "and seven other languages on the migrant line (2008; Urdu not named)"]
    assert languages_of({"languages": words}) == (
        ["ko", "en"],
        "Korean, English, and seven other languages on the migrant line (2008)",
    )


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("main", ""),
        ("toll-free (weak source)", "toll-free"),
        ("provincial women's line (not this place's own number)", "provincial women's line"),
        ("second line", "second line"),
    ],
)
def test_a_label_says_what_a_caller_needs(label, said):
    assert label_of({"label": label}) == said


PLAIN = {
    "id": "pk-x",
    "country": "PK",
    "confidence": "high",
    "confidence_reason": "",
    "notes": None,
    "safeguarding_flag": False,
    "rule_only": False,
    "disputed_or_superseded": [],
}


@pytest.mark.parametrize(
    ("slug", "value"),
    [("pk-pb-1043", "1737"), ("pk-pb-1737", "1043"), ("pk-madadgaar", "1098"), ("in-childline", "1098")],
)
def test_a_number_that_is_taken_for_anothers_is_disputed_and_stays_the_listings_own(slug, value):
    [row] = [row for row in evidence_of(PLAIN | {"id": slug}, "") if row["kind"] != "confidence"]
    assert (row["kind"], row["value"], row["digits"]) == ("disputed", value, "")
    assert value in row["why"]


def test_numbers_and_links_in_dispute_are_told_apart_from_remarks():
    items = [
        {"number": "051-2721900-2 / old@example.invalid", "why": "a"},
        {"url": "example.invalid", "why": "b"},
        {"number": "1121 as 'another line'", "why": "c"},
        {"number": "(021) 00000000", "why": "d"},
    ]
    record = PLAIN | {"disputed_or_superseded": items}
    rows = [(row["kind"], row["value"], row["digits"]) for row in evidence_of(record, "")][1:]
    assert rows == [
        ("wrong number", "051-2721900-2", "512721900"),
        ("wrong number", "051-2721900-2", "512721901"),
        ("wrong number", "051-2721900-2", "512721902"),
        ("wrong link", "old@example.invalid", ""),
        ("wrong link", "example.invalid", ""),
        ("disputed", "1121 as 'another line'", ""),
        ("wrong number", "(021) 00000000", "2100000000"),
    ]


PUBLIC = {
    "safeguarding_flag": False,
    "rule_only": False,
    "confidence": "high",
    "phone_status": "indirect only",
    "phones": ["one"],
    "sms": [],
    "whatsapp": [],
    "address": None,
}


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"safeguarding_flag": True}, "safeguarding flag"),
        ({"rule_only": True}, "rule only"),
        ({"confidence": "low"}, "low confidence"),
        ({"confidence": "medium"}, "medium confidence without a number of its own"),
        ({"phones": []}, "neither number nor address"),
    ],
)
def test_a_record_waits_for_a_reason(change, reason):
    assert held_for(PUBLIC | change) == [reason]


@pytest.mark.parametrize(
    "change", [{}, {"confidence": "medium", "phone_status": "direct"}, {"phones": [], "address": "000 Invented Lane"}]
)
def test_what_has_no_reason_to_wait_is_public(change):
    assert held_for(PUBLIC | change) == []


@pytest.mark.parametrize(
    ("slug", "text", "said"),
    [
        ("pk-any", "Invented desk, next to the protection centre.", "Invented desk."),
        ("pk-darulaman-lower-dir", "Dar-ul-Aman Timergara", "Dar-ul-Aman Lower Dir"),
        ("pk-any", "Invented shelter", "Invented shelter"),
    ],
)
def test_words_that_tell_where_a_confidential_place_is_are_cut(slug, text, said):
    assert cut(text, slug) == said
