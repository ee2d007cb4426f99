"""The files of numbers hold what is published, and nothing else."""

from io import StringIO

import pytest
from django.core.management import call_command

from accounts.models import User
from directory import actions
from directory.hotlines import refresh
from directory.models import Phone, ServiceText
from places.models import Place
from safety.hotlines import hotlines
from tests.factories import make_listing, make_place

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty_directory")]


@pytest.fixture(autouse=True)
def own_data(settings, tmp_path):
    settings.DATA_DIR, settings.HOME_COUNTRY = tmp_path, "ZZ"
    return tmp_path


@pytest.fixture
def country() -> Place:
    return make_place("Testland", kind="country", country="ZZ")


@pytest.fixture
def province(country) -> Place:
    return make_place("Testshire", kind="province", parent=country)


def line(name: str, area: Place, dial: str = "000-000", needs: tuple[str, ...] = ("helpline",), **fields):
    return make_listing(None, name, needs=needs, phones=(dial,), areas=(area,), **{"kind": "helpline"} | fields).service


def written(language: str = "en") -> list[tuple[str, str]]:
    call_command("write_hotlines", verbosity=0, stdout=StringIO())
    return [(row.name, row.area) for row in hotlines("ZZ", language)]


def test_emergency_comes_before_helplines_and_the_country_before_its_provinces(country, province):
    line("Invented province line", province, "0001")
    line("Invented long line", country, "000-0002")
    line("Invented short line", country, "0003")
    line("Invented emergency", country, "000-0004", needs=("emergency",))
    assert written() == [
        ("Invented emergency", ""),
        ("Invented short line", ""),
        ("Invented long line", ""),
        ("Invented province line", "Testshire"),
    ]


@pytest.mark.parametrize(
    "fields",
    [{"vetting_state": state} for state in ("draft", "in review", "suspended", "archived")] + [{"status": "defunct"}],
)
def test_what_is_not_published_and_running_is_not_written(country, fields):
    line("Invented secret", country, **fields)
    assert written() == []


@pytest.mark.parametrize("needs", [("shelter",), ("legal-aid",), ("emergency", "consular-help")])
def test_only_emergency_numbers_and_helplines_for_everybody_are_written(country, needs):
    line("Invented other", country, needs=needs)
    assert written() == []


def test_a_line_for_one_city_is_not_written(province):
    line("Invented city line", make_place("Testabad", parent=province))
    assert written() == []


def test_an_office_of_a_province_is_written_only_with_a_short_number(province):
    line("Invented office", province, kind="government")
    assert written() == []
    service = line("Invented short office", province, "0005", kind="government")
    service.phones.update(short_code=True)
    assert written() == [("Invented short office", "Testshire")]


def test_one_number_stands_once(country):
    line("Invented A", country, "0001", needs=("emergency",))
    line("Invented B", country, "0002", needs=("emergency",))
    line("Invented C", country, "0001")
    assert [name for name, _area in written()] == ["Invented A", "Invented B"]


def test_whatsapp_and_sms_are_not_numbers_to_call(country):
    service = line("Invented chat", country)
    Phone.objects.filter(service=service).update(kind="whatsapp")
    assert written() == []


def test_names_are_in_the_language_of_the_file_with_the_language_they_are_in(country):
    service = line("Invented A", country, "0001")
    line("Invented B", country, "0002")
    ServiceText.objects.create(of=service, field="name", language="ur", text="فرضی")
    assert written("ur") == [("فرضی", ""), ("Invented B", "")]
    assert [row.lang for row in hotlines("ZZ", "ur")] == ["ur", "en"]


def test_a_second_run_changes_nothing(country, own_data, capsys):
    line("Invented A", country)
    call_command("write_hotlines")
    call_command("write_hotlines")
    assert capsys.readouterr().out.splitlines() == [
        "Hotlines: 1 countries, 2 files changed.",
        "Hotlines: 1 countries, 0 files changed.",
    ]
    assert sorted(path.name for path in (own_data / "hotlines").iterdir()) == ["ZZ.en.json", "ZZ.ur.json"]


def test_the_file_of_a_country_without_lines_goes(country, own_data):
    written()
    (own_data / "hotlines" / "QQ.en.json").write_text("[]")
    written()
    assert not (own_data / "hotlines" / "QQ.en.json").exists()


def test_a_suspended_line_leaves_the_numbers_with_the_commit(country, django_capture_on_commit_callbacks):
    service = line("Invented A", country)
    assert written() == [("Invented A", "")]
    with django_capture_on_commit_callbacks(execute=True) as called:
        actions.suspend(service=service, by=User.objects.create(email="vetter@invented.invalid"))
    assert refresh in called
    assert hotlines("ZZ", "en") == ()


def test_a_shelter_changes_no_numbers(country, own_data, django_capture_on_commit_callbacks):
    service = line("Invented shelter", country, needs=("shelter",))
    with django_capture_on_commit_callbacks(execute=True) as called:
        actions.suspend(service=service, by=User.objects.create(email="vetter@invented.invalid"))
    assert refresh not in called
