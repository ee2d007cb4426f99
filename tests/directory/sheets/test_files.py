"""What is read of a file, and what is refused before it can do harm."""

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import Workbook

from directory.sheets import SheetError, kind_of, read
from directory.sheets.cells import Formula
from directory.sheets.faults import FILES
from directory.sheets.reading import LARGEST_FILE, MOST_ROWS
from directory.sheets.xlsx_file import LARGEST_UNPACKED
from tests.directory.sheets.files import (
    GOOD,
    HEAD,
    PAD,
    csv_of,
    lying,
    replaced,
    saved,
    with_entities,
    with_part,
    xlsx_of,
)

URDU = ("", "خیالی مرکز", "ngo", "legal-aid", "Lahore, Punjab", "0300 0000000")
FRENCH = ("", "Café “Inventé”", "ngo", "legal-aid", "Lahore, Punjab", "0300 0000000")


def rows_of(data: bytes, kind: str = "csv") -> list[list[str]]:
    return [list(cells.values()) for _number, cells in read(data, kind).rows]


def refusal(data: bytes, kind: str = "") -> str:
    with pytest.raises(SheetError) as caught:
        read(data, kind or kind_of(data))
    assert caught.value.code in FILES
    return caught.value.code


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_csv_is_read_whatever_a_program_puts_between_the_cells(encoding, separator):
    assert rows_of(csv_of([GOOD, URDU], separator=separator).encode(encoding)) == [list(GOOD), list(URDU)]


def test_urdu_in_windows_letters_is_read_as_urdu():
    written = csv_of([URDU]).translate(str.maketrans("یک", "يك")).encode("cp1256")
    assert rows_of(written) == [list(URDU)]


def test_western_letters_of_windows_are_read():
    assert rows_of(csv_of([FRENCH]).encode("cp1252")) == [list(FRENCH)]


@pytest.mark.parametrize("encoding", ["cp1251", "iso8859-5", "cp866", "shift-jis", "gb18030", "mac-arabic"])
def test_letters_that_we_would_have_to_guess_are_refused_with_what_to_do(encoding):
    words = {"shift-jis": "架空のセンター", "gb18030": "虚构的中心", "mac-arabic": "خيالي مركز، پته"}
    name = words.get(encoding, "Вымышленный центр")
    assert refusal(csv_of([("", name, *GOOD[2:])]).encode(encoding)) == "letters"
    assert "CSV UTF-8" in str(FILES["letters"])


def test_utf_8_that_was_cut_in_the_middle_of_a_letter_is_not_taken_for_windows_letters():
    assert refusal(csv_of([URDU]).encode() + "ک".encode()[:1]) == "letters"


def test_rows_have_the_numbers_of_the_spreadsheet_also_after_notes_and_empty_rows():
    note = ("# The listing", "", "", "", "", "")
    empty = ("",) * len(HEAD)
    for data, kind in ((csv_of([note, empty, GOOD]).encode(), "csv"), (xlsx_of([note, empty, GOOD]), "xlsx")):
        assert [number for number, _cells in read(data, kind).rows] == [4]


def test_unknown_and_missing_columns_are_named():
    sheet = read(csv_of([("", "x", "y")], ("id", "name_en", "Head Office")).encode(), "csv")
    assert sheet.unknown == ["head_office"]
    assert sheet.missing[:2] == ["name_ur", "kind"]


def test_what_stands_beyond_the_last_column_is_not_lost_without_a_word():
    ((_number, cells),) = read(csv_of([(*GOOD, "more", "still more")]).encode(), "csv").rows
    assert cells[""] == "more; still more"


def test_a_workbook_is_read_with_numbers_days_and_yes_as_somebody_would_write_them():
    sheet = read(xlsx_of([(None, 1043, True, date(2027, 1, 5), 2.5, " x ")]), "xlsx")
    assert list(sheet.rows[0][1].values()) == ["", "1043", "yes", "2027-01-05", "2.5", "x"]


def test_a_formula_of_a_workbook_is_its_text_and_not_what_it_comes_to():
    data = xlsx_of([("", '=WEBSERVICE("http://x.invalid")', *GOOD[2:])])
    cell = read(data, "xlsx").rows[0][1]["name_en"]
    assert isinstance(cell, Formula)
    assert cell.startswith("=WEBSERVICE")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty-file"),
        (b" \r\n", "empty-file"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "old-excel"),
        (b"PK\x03\x04 but no more", "no-sheet"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "letters"),
        (b"\x89PNG\r\n\x1a\n" + bytes(64), "letters"),
        (csv_of([], HEAD[1:]).encode(), "no-id"),
        (csv_of([]).encode(), "no-rows"),
        (csv_of([GOOD], ("id", "name_en", "kind", "name_en", "place", "phones")).encode(), "column-twice"),
        (csv_of([GOOD], (*HEAD, *(f"more_{number}" for number in range(55)))).encode(), "too-many-columns"),
        (csv_of([GOOD] * (MOST_ROWS + 1)).encode(), "too-many-rows"),
        (b"id,name_en\r\n,x\0y\r\n", "no-sheet"),
        (b"id," + b"x" * LARGEST_FILE, "too-large"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_that_cannot_be_read_is_refused_with_a_reason(data, code):
    assert refusal(data) == code


def test_a_workbook_with_too_many_rows_is_refused():
    assert refusal(xlsx_of([("", "x")] * (MOST_ROWS + 1))) == "too-many-rows"


def test_a_workbook_that_says_it_would_grow_too_large_is_not_opened():
    bomb = with_part(xlsx_of([GOOD]), PAD, bytes(LARGEST_UNPACKED + 1))
    assert len(bomb) < 200_000
    with pytest.raises(SheetError) as caught:
        kind_of(bomb)
    assert caught.value.code == "bomb"


def test_a_workbook_that_lies_about_its_size_is_found_out():
    bomb = lying(with_part(xlsx_of([GOOD]), PAD, bytes(LARGEST_UNPACKED + 1)), PAD)
    assert kind_of(bomb) == "xlsx"
    assert refusal(bomb) in {"bomb", "no-sheet"}


def test_a_workbook_of_thousands_of_parts_is_not_opened():
    file = BytesIO(xlsx_of([GOOD]))
    with ZipFile(file, "a") as packed:
        for number in range(600):
            packed.writestr(f"xl/media/{number}", b"")
    assert refusal(file.getvalue()) == "bomb"


def test_entities_that_grow_a_billionfold_are_not_followed():
    assert refusal(with_entities(xlsx_of([GOOD]))) == "no-sheet"


def test_a_damaged_workbook_is_refused():
    assert refusal(replaced(xlsx_of([GOOD]), "xl/worksheets/sheet1.xml", b"<not closed")) == "no-sheet"
    assert refusal(replaced(xlsx_of([GOOD]), "xl/workbook.xml", b"")) == "no-sheet"


def test_a_single_cell_in_the_millionth_row_does_not_keep_us_busy():
    workbook = Workbook()
    workbook.active.append(list(HEAD))
    workbook.active.append(list(GOOD))
    workbook.active.cell(1_048_576, 1).value = "x"
    assert refusal(saved(workbook)) == "too-many-rows"
