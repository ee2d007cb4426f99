"""What is written into a cell is read back the same, and no cell is a formula."""

import string
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.sheets import cells, hours_cells, number_cells
from directory.sheets.faults import CellError

TEXTS = st.text(alphabet=st.characters(exclude_categories=("Cc", "Cs")), max_size=40)
CLOCKS = st.times().map(lambda at: at.strftime("%H:%M"))
WEEKS = st.lists(st.tuples(st.integers(1, 7), CLOCKS, CLOCKS), max_size=15).map(lambda rows: sorted(map(list, rows)))
DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 12, 31)).map(date.isoformat)
HOURS_OF_DAYS = st.one_of(st.just((None, None)), st.tuples(CLOCKS, CLOCKS))
NOTES = st.text(alphabet=string.ascii_letters + " ()اردو;\"'", max_size=20).map(str.strip)
PUBLISHED = st.from_regex(r"\A0[23]\d{2} 0{3} ?0{4}\Z")


def told(reader, cell: str) -> tuple[str, dict[str, str]]:
    with pytest.raises(CellError) as caught:
        reader(cell)
    return caught.value.code, caught.value.words


@given(TEXTS)
def test_a_text_that_was_made_inert_is_read_back_and_is_no_formula(text):
    cell = cells.inert(text)
    assert cell[:1] not in tuple("=+-@\t\r")
    assert cells.live(cell) == text


@pytest.mark.parametrize("text", ["=1+1", "+92 311 0000000", "-", "@name", "\tx", "\rx", "'=1", "''+1"])
def test_what_a_program_would_work_out_stands_behind_an_apostrophe(text):
    assert cells.inert(text) == f"'{text}"
    assert cells.live(cells.inert(text)) == text


def test_a_number_with_a_plus_is_read_without_the_apostrophe_too():
    assert cells.live("+92 311 0000000") == "+92 311 0000000"


def test_a_name_in_quotation_marks_stays_as_it_is():
    assert cells.inert("'Khol' shelter") == cells.live("'Khol' shelter") == "'Khol' shelter"


@pytest.mark.parametrize("cell", ["=1+1", '=HYPERLINK("http://x.invalid")', cells.Formula("=A1")])
def test_a_formula_is_refused_and_never_worked_out(cell):
    assert told(cells.live, cell) == ("formula", {})


@given(st.lists(TEXTS, max_size=6))
def test_a_list_is_read_back(parts):
    assert cells.split(cells.join(parts)) == parts


def test_a_list_is_read_as_people_write_it():
    assert cells.split(" one ;two;; three;") == ["one", "two", "three"]
    assert cells.split("ایک؛ دو") == ["ایک", "دو"]
    assert told(cells.split, 'one; "two')[0] == "quotes"


def test_words_are_known_by_code_and_by_label_with_commas_too():
    labels = {"a lawyer, legal advice": "legal-aid", "police": "police", "پولیس": "police"}
    assert cells.words("A lawyer, legal advice; پولیس", labels) == ["legal-aid", "police"]
    assert cells.words("police، shelter", labels) == ["police", "shelter"]


@given(WEEKS)
def test_hours_are_read_back(rows):
    assert hours_cells.week(hours_cells.week_cell(rows)) == rows


def test_hours_are_written_as_a_person_would():
    rows = [[day, "09:00", "17:00"] for day in (1, 2, 3, 4)]
    rows += [[5, "09:00", "12:30"], [5, "14:30", "17:00"], [7, "10:00", "11:00"]]
    assert hours_cells.week_cell(rows) == "Mon-Thu 09:00-17:00; Fri 09:00-12:30, 14:30-17:00; Sun 10:00-11:00"


@pytest.mark.parametrize(
    "cell",
    [
        "Monday 9am to 5pm; Friday 9-12:30, 14:30 – 17",
        "mon: 9.00-17.00; fri 09:00-12:30,14:30-17:00",
        "پیر 9:00 سے 17:00؛ جمعہ ۹-۱۲:۳۰، ۱۴:۳۰-۱۷",
    ],
)
def test_hours_are_read_in_many_spellings(cell):
    assert hours_cells.week(cell) == [[1, "09:00", "17:00"], [5, "09:00", "12:30"], [5, "14:30", "17:00"]]


def test_a_run_of_days_may_go_over_the_end_of_the_week():
    assert [row[0] for row in hours_cells.week("Sat-Mon 9-10; daily 12-13")] == [1, 1, 2, 3, 4, 5, 6, 6, 7, 7]


def test_hours_past_midnight_end_on_the_next_day_and_24_is_midnight():
    assert hours_cells.week("Mon 20:00-02:00; Tue 0:00-24:00") == [[1, "20:00", "02:00"], [2, "00:00", "00:00"]]


@pytest.mark.parametrize("cell", ["Mon 09:00-57:00", "Mon 9:75-10", "Mon 13pm-2pm", "Mon 0am-9am"])
def test_a_day_of_48_hours_is_refused(cell):
    assert told(hours_cells.week, cell)[0] == "bad-clock"


@pytest.mark.parametrize(
    "cell", ["09:00-17:00", "Mon", "Someday 9-17", "Mon 9", "Mon 9-17-18", "always", "Mon-Tue-Wed 9-5"]
)
def test_hours_that_say_nothing_clear_are_refused_with_what_stood_there(cell):
    assert told(hours_cells.week, cell) == ("bad-hours", {"found": cell})


@given(st.lists(st.tuples(DAYS, DAYS, HOURS_OF_DAYS), max_size=6))
def test_closed_days_are_read_back(found):
    rows = sorted(([first, last, *times] for first, last, times in found), key=lambda row: [part or "" for part in row])
    assert hours_cells.exceptions(hours_cells.exceptions_cell(rows)) == rows


def test_a_day_may_be_written_as_the_pages_say_it():
    assert cells.day("5.1.2027") == cells.day("05/01/2027") == cells.day("۲۰۲۷-۱-۵") == "2027-01-05"
    assert cells.day("2027-01-05 00:00:00") == "2027-01-05"


@pytest.mark.parametrize("cell", ["30.2.2027", "soon", "2027", "01-05-27"])
def test_a_day_that_is_none_is_refused(cell):
    assert told(cells.day, cell) == ("bad-day", {"found": cell})


@given(st.lists(st.tuples(PUBLISHED, NOTES), max_size=5))
def test_numbers_are_read_back(found):
    rows = [number_cells.phones(published, "voice", "PK", [])[0] | {"label": note} for published, note in found]
    assert number_cells.phones(number_cells.numbers_cell(rows), "voice", "PK", []) == rows


def test_a_number_is_read_as_it_is_dialled_in_its_country():
    (row,) = number_cells.phones("0300 0000000 [office]", "whatsapp", "PK", [])
    assert row == {
        "kind": "whatsapp",
        "published": "0300 0000000",
        "dial": "+923000000000",
        "e164": "+923000000000",
        "label": "office",
    }


@pytest.mark.parametrize(
    "cell", ["+92 300 0000000", "+92 (0)300 0000000", "923000000000", "3000000000", "۰۳۰۰ ۰۰۰۰۰۰۰"]
)
def test_a_number_is_known_in_what_a_spreadsheet_program_makes_of_it(cell):
    assert number_cells.phones(cell, "voice", "PK", [])[0]["dial"] == "+923000000000"


def test_a_short_code_is_dialled_as_it_is():
    (row,) = number_cells.phones("1043", "voice", "PK", [])
    assert (row["dial"], row["e164"]) == ("1043", "")


def test_what_the_listing_has_already_keeps_how_it_is_dialled():
    held = {"kind": "voice", "published": "0000 000", "dial": "0000000", "e164": "", "label": ""}
    assert number_cells.phones("0000 000", "voice", "PK", [held]) == [held]


def test_what_is_no_number_is_refused():
    assert told(lambda cell: number_cells.phones(cell, "voice", "PK", []), "ask inside") == (
        "bad-number",
        {"found": "ask inside"},
    )


OPTIONS = st.sampled_from(["free", "مفت", "Free", "free; charged from abroad", "x [y]", "x [free]"])
COSTS = st.fixed_dictionaries(
    {"free": st.sampled_from([True, False, None]), "option": st.one_of(OPTIONS, NOTES).filter(bool)}
)


@given(st.lists(COSTS, max_size=4))
def test_costs_are_read_back(rows):
    assert number_cells.costs(number_cells.costs_cell(rows)) == rows


def test_costs_are_written_as_a_person_would():
    assert number_cells.costs_cell([{"free": True, "option": "free"}]) == "free"
    assert number_cells.costs_cell([{"free": True, "option": "legal aid"}]) == "legal aid [free]"
