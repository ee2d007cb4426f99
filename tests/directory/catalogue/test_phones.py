"""Numbers: valid ones, and when two are one line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.phones import is_same_line, line_key, lines_of, number_fault

USABLE = [
    ("PK", "1043", ""),
    ("PK", "15", ""),
    ("PK", "+922135373008", "+922135373008"),
    ("PK", "+9280022227", "+9280022227"),
    ("GB", "08001111", ""),
    ("DE", "116016", ""),
    ("US", "+18007997233", "+18007997233"),
]
UNUSABLE = [
    ("PK", "9999", "", "no short code of PK"),
    ("IN", "1043", "", "no short code of IN"),
    ("PK", "10 43", "", "no short code"),
    ("PK", "", "", "no short code"),
    ("PK", "١٠٤٣", "", "no short code"),
    ("PK", "+442070085000", "+442070085000", "not a number of PK"),
    ("PK", "+9230012", "+9230012", "not a number in use"),
    ("PK", "+92abc", "+92abc", "not a telephone number"),
    ("PK", "+922135373008", "+922135373009", "not its own"),
]


@pytest.mark.parametrize(("country", "dial", "e164"), USABLE)
def test_a_number_that_can_be_dialled_passes(country, dial, e164):
    assert number_fault(dial=dial, e164=e164, country=country) is None


@pytest.mark.parametrize(("country", "dial", "e164", "reason"), UNUSABLE)
def test_a_number_that_cannot_be_dialled_is_refused_with_a_reason(country, dial, e164, reason):
    assert reason in number_fault(dial=dial, e164=e164, country=country)


@pytest.mark.parametrize(
    ("printed", "lines"),
    [
        ("042-35842256-7", ["4235842256", "4235842257"]),
        ("042-99233348-50", ["4299233348", "4299233349", "4299233350"]),
        ("042 99268000-4", [f"429926800{end}" for end in range(5)]),
        ("021-99217977-78", ["2199217977", "2199217978"]),
        ("+92-21-111-92-1020", ["21111921020"]),
        ("+92 (0)51 201 2000", ["512012000"]),
        ("0092 51 2012000", ["512012000"]),
        ("1043", ["1043"]),
    ],
)
def test_a_printed_range_is_every_line_of_it(printed, lines):
    assert list(lines_of(printed, "PK")) == lines


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("021-111-911-922", "111-911-922", True),
        ("021-35301975", "35301975", True),
        ("1121", "1121", True),
        ("0800-1121", "1121", False),
        ("021-35373008", "021-35373009", False),
        ("800 1111", "800 111", False),
    ],
)
def test_a_line_is_known_again_without_its_area_code_but_a_short_code_only_whole(one, other, same):
    assert is_same_line(line_key(one, "PK"), line_key(other, "PK")) is same


@given(st.integers(min_value=10**8, max_value=10**10 - 1), st.sampled_from(["{}", "0{}", "+92{}", "0092 {}", "(0{})"]))
def test_a_line_is_the_same_however_it_is_printed(digits, form):
    assert line_key(form.format(digits), "PK") == str(digits)
