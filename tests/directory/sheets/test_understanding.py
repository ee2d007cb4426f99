"""What a row would do: what is left as it was changes nothing, what is wrong is said at its cell."""

import pytest

from directory.content import BLANK, contents_of
from directory.models import Evidence, EvidenceKind, Service, Verdict
from directory.sheets import COLUMNS, ID, Known, Places, Reading, as_csv, as_xlsx, read, sheet_rows, understand
from directory.sheets.cells import live
from directory.sheets.values import cell_of, value_of
from directory.wording.sheet_columns import called
from directory.wording.vocabulary import vocabulary
from places.models import Place
from tests.factories import make_place

pytestmark = pytest.mark.django_db
CENTRE = {
    "name_en": "Invented Centre",
    "kind": "ngo",
    "needs": "legal-aid",
    "place": "Lahore, Punjab",
    "phones": "0300 0000000",
}
HIDDEN = CENTRE | {"kind": "shelter", "needs": "shelter", "hidden": "yes", "place": "Lahore, Punjab"}
STREET = "House 12, Street 5, Invented Colony"


@pytest.fixture
def reading():
    return Reading(Places(), vocabulary())


@pytest.fixture
def of(reading):
    """Return what a row of a new listing is understood as."""
    return lambda **cells: understand(CENTRE | cells, Known(), reading)


def faults_of_row(understood) -> dict[str, str]:
    assert understood.verdict == Verdict.FAULTY
    assert understood.content == {}
    return {column: code for column, (code, _words) in understood.faults.items()}


def every_listing():
    ids = list(Service.everything.order_by("slug").values_list("pk", flat=True))
    return ids, dict(contents_of(ids)), {service.pk: service for service in Service.everything.all()}


@pytest.mark.parametrize("write", [as_csv, as_xlsx])
def test_the_whole_catalogue_sent_back_untouched_changes_nothing(write, reading):
    ids, contents, services = every_listing()
    kind = write.__name__.removeprefix("as_")
    sheet = read(write(sheet_rows(ids), called()), kind)
    assert [cells[ID] for _number, cells in sheet.rows] == [str(pk) for pk in ids]
    assert sheet.missing == sheet.unknown == []
    for pk, (_number, cells) in zip(ids, sheet.rows, strict=True):
        said = understand(cells, Known(services[pk], contents[pk]), reading)
        assert (said.verdict, said.faults) == (Verdict.SAME, {}), contents[pk]


def test_every_cell_of_the_catalogue_says_by_itself_what_the_listing_says(reading):
    ids, contents, _services = every_listing()
    for pk, row in zip(ids, sheet_rows(ids), strict=True):
        for column, cell in zip(COLUMNS, row[1:], strict=True):
            held = contents[pk]
            assert value_of(column, live(cell), held, reading) == held[column.key], (column, cell)


def test_no_cell_of_an_exported_sheet_is_a_formula():
    ids, _contents, _services = every_listing()
    assert not [cell for row in sheet_rows(ids) for cell in row if cell[:1] in tuple("=+-@\t\r")]


def test_a_hidden_place_has_neither_address_nor_code_in_a_sheet():
    content = dict(BLANK) | {"confidential": True, "address": STREET, "postal_code": "00000", "point": [31.5, 74.3]}
    cells = [cell_of(column, content, Places()) for column in COLUMNS]
    assert not [cell for cell in cells if STREET in cell or "00000" in cell or "31.5" in cell]


def test_a_row_without_an_id_is_a_new_listing(of):
    said = of()
    assert said.verdict == Verdict.NEW
    assert said.content["name_words"] == {"en": "Invented Centre"}
    assert (said.content["place"], said.content["precision"]) == ("pk/punjab/lahore/lahore", "city")
    assert said.content["phones"][0]["e164"] == "+923000000000"


def test_labels_are_read_in_either_language(of):
    assert of(needs="A lawyer, legal advice; پولیس", spoken="اردو; English").content["needs"] == ["legal-aid", "police"]


def test_only_what_changes_is_kept_of_a_listing_that_there_is(reading):
    service = Service.everything.get(slug="pk-lahore-aghs")
    content = dict(contents_of([service.pk]))[service.pk]
    said = understand(
        {"id": str(service.pk), "url": "", "website": "https://x.invalid"}, Known(service, content), reading
    )
    assert (said.verdict, said.content) == (Verdict.CHANGED, {"url": "https://x.invalid"})


@pytest.mark.parametrize(
    ("cells", "faults"),
    [
        ({"phones": "+44 20 0000 0000"}, {"phones": "bad-number"}),
        ({"phones": "+1 12"}, {"phones": "bad-number"}),
        ({"hours": "Mon 09:00-17:00; Mon 16:00-18:00"}, {"hours": "overlap"}),
        ({"hours": "Mon 20:00-10:00; Tue 09:00-12:00"}, {"hours": "overlap"}),
        ({"hours": "Mon 09:00-57:00"}, {"hours": "bad-clock"}),
        ({"hours": "Mon 09:00-09:00"}, {"hours": "no-length"}),
        ({"closed_days": "2027-01-05 to 2027-01-01 closed"}, {"closed_days": "bad-days"}),
        (
            {"closed_days": "2027-01-01 to 2027-01-05 closed; 2027-01-03 to 2027-01-08 closed"},
            {"closed_days": "overlap"},
        ),
        ({"closed_days": "2027-01-01 closed; 2027-01-01 09:00-12:00"}, {"closed_days": "overlap"}),
        ({"place": "Larkana, Punjab"}, {"place": "elsewhere"}),
        ({"place": "Zzxxqq"}, {"place": "unknown-place"}),
        ({"place": "Karachi, Sindh [pk/punjab/lahore/lahore]"}, {"place": "two-places"}),
        ({"place": ""}, {"place": "no-place"}),
        ({"name_en": "=1+1"}, {"name_en": "formula"}),
        ({"needs": "yacht"}, {"needs": "unknown-word"}),
        ({"kind": "yacht"}, {"kind": "one-word"}),
        ({"women_staff": "perhaps"}, {"women_staff": "yes-or-no"}),
        ({"full_until": "2027-01-05"}, {"full_until": "until"}),
        ({"emails": "nobody"}, {"emails": "bad-email"}),
        ({"website": "javascript:alert(1)"}, {"website": "bad-url"}),
        ({"address": "x" * 251}, {"address": "too-long"}),
        ({"name_ur": "ا" * 201}, {"name_ur": "too-long"}),
        ({"phones": "0300 0000000; 0300-0000000"}, {"phones": "twice"}),
        ({"": "more"}, {"id": "beyond"}),
    ],
    ids=str,
)
def test_what_is_wrong_is_said_at_its_cell(of, cells, faults):
    assert faults_of_row(of(**cells)) == faults


def test_several_faults_of_a_row_are_said_at_once_with_what_stood_there(of):
    said = of(phones="ask inside", hours="Mon 9", needs="")
    assert faults_of_row(said) == {"phones": "bad-number", "hours": "bad-hours", "needs": "no-need"}
    assert said.written == {"phones": "ask inside", "hours": "Mon 9", "name_en": "Invented Centre"}


def test_a_hidden_place_is_known_by_its_district(of):
    said = of(**HIDDEN)
    assert said.verdict == Verdict.NEW
    assert (said.content["place"], said.content["precision"]) == ("pk/punjab/lahore", "district")


@pytest.mark.parametrize("column", ["name_en", "description_ur", "address", "hours", "phones", "costs", "needs"])
def test_of_a_street_of_a_hidden_place_no_word_is_kept(of, column):
    said = of(**HIDDEN | {column: STREET})
    assert said.faults[column] == ["street", {}]
    assert "Invented Colony" not in str(said)


@pytest.mark.parametrize("column", [column.name for column in COLUMNS])
@pytest.mark.parametrize("words", [STREET, "https://maps.app.goo.gl/invented"])
def test_no_column_takes_a_street_or_a_map_of_a_hidden_place_or_keeps_a_word_of_it(of, column, words):
    said = of(**HIDDEN | {column: words})
    assert said.verdict == Verdict.FAULTY
    assert words not in str(said)


@pytest.mark.parametrize(
    ("column", "cell"), [("description_en", "The house in Inventedabad."), ("areas", "Lahore, Punjab")]
)
def test_a_place_inside_the_district_of_a_hidden_place_is_refused_and_not_kept(column, cell):
    make_place("Inventedabad", parent=Place.objects.get(pk="pk/punjab/lahore"))
    said = understand(CENTRE | HIDDEN | {column: cell}, Known(), Reading(Places(), vocabulary()))
    assert said.faults == {column: ["closer", {}]}
    assert column not in said.written


def test_a_sheet_neither_hides_nor_shows_a_place(reading):
    service = Service.everything.get(slug="pk-lahore-aghs")
    content = dict(contents_of([service.pk]))[service.pk]
    said = understand({"hidden": "yes"}, Known(service, content), reading)
    assert faults_of_row(said) == {"hidden": "hidden"}


def test_what_was_wrong_before_is_no_fault_of_the_row(reading):
    ids, contents, services = every_listing()
    for pk in ids:
        row = {"id": str(pk), "papers_asked_en": "An identity card"}
        said = understand(row, Known(services[pk], contents[pk]), reading)
        assert said.verdict == Verdict.CHANGED, said.faults


def test_a_number_that_is_known_to_be_wrong_is_refused_for_its_place(reading):
    service = Service.everything.get(slug="pk-lahore-aghs")
    Evidence.objects.create(service=service, kind=EvidenceKind.WRONG_NUMBER, value="0300 0000000", digits="3000000000")
    content = dict(contents_of([service.pk]))[service.pk]
    said = understand({"phones": "0300 0000000"}, Known(service, content), reading)
    assert faults_of_row(said) == {"phones": "wrong-number"}
