"""The hours editor: its buttons save nothing and lose nothing, and the week is read back in both languages."""

import pytest

from directory.models import Draft

MONDAY = ["week-1-0-opens", "week-1-0-closes", "week-1-1-opens", "week-1-1-closes"]


def of(sent, day):
    return [sent[name.replace("-1-", f"-{day}-", 1)][0] for name in MONDAY]


def test_monday_is_copied_to_all_days_and_nothing_else_that_was_typed_is_lost(worker):
    now = worker.help(
        "copy-monday week",
        week__1__0__opens="8", week__1__0__closes="1 pm", week__1__1__opens="2 pm", week__1__1__closes="6pm",
        week__6__0__opens="10", name_en="A name that is typed just now", city="nowhere at all", dates__0__opens="x",
    )  # fmt: skip
    assert [of(now, day) for day in range(1, 8)] == [["8", "1 pm", "2 pm", "6pm"]] * 7
    assert now["name_en"] == ["A name that is typed just now"]
    assert now["city"] == ["nowhere at all"]
    assert now["dates-0-opens"] == ["x"]
    assert not Draft.objects.filter(service=worker.service).exists()


def test_friday_gets_its_break_and_keeps_its_ends(worker):
    assert of(worker.help("friday-break week"), 5) == ["09:00", "13:00", "14:30", "17:00"]


def test_friday_without_hours_gets_those_of_monday_with_the_break(worker):
    now = worker.help("friday-break week", week__5__0__opens="", week__5__0__closes="", week__1__0__closes="5")
    assert of(now, 5) == ["09:00", "13:00", "14:30", "17:00"]


def test_a_friday_that_is_shorter_than_its_break_stays_as_it_is(worker):
    now = worker.help("friday-break week", week__5__0__opens="9", week__5__0__closes="12:30")
    assert of(now, 5)[:2] == ["9", "12:30"]


def test_ramadan_begins_with_the_usual_hours(worker):
    now = worker.help("as-usual ramadan")
    assert [now["ramadan-1-0-opens"], now["ramadan-1-0-closes"]] == [["09:00"], ["17:00"]]


def test_there_are_more_rows_for_closed_days(worker):
    before = sum(name.endswith("first-day") for name in worker.read())
    now = worker.help("more-dates exceptions", dates__0__first__day="2026-12-25")
    assert sum(name.endswith("first-day") for name in now) == before + 3
    assert now["dates-0-first-day"] == ["2026-12-25"]


@pytest.mark.parametrize("language", ["en", "ur"])
def test_the_week_is_read_back_in_urdu_and_in_english(worker, language):
    worker.language = language
    page = worker.open().content.decode()
    assert 'lang="ur" dir="rtl">پیر سے جمعہ صبح 9 بجے سے شام 5 بجے تک' in page
    said = "Monday to Friday 9 in the morning to 5 in the afternoon; closed on Saturday and Sunday."
    assert f'<p class="said" lang="en" dir="ltr">{said}</p>' in page


def test_what_is_typed_is_read_back_before_it_is_saved(worker):
    sent = worker.read() | {"week-1-0-closes": ["6 pm"], "ramadan-1-0-opens": ["10"], "ramadan-1-0-closes": ["2 pm"]}
    for part, words in (("week", "Monday 9 in the morning to 6 in the evening"), ("ramadan", "In Ramadan: Monday")):
        page = worker.client.post(worker.url, sent | {"help": f"read-back {part}"}).content.decode()
        assert words in page
    assert worker.draft is None


def test_hours_that_run_past_midnight_are_kept_and_said(worker):
    sent = {"week__5__0__opens": "6 pm", "week__5__0__closes": "2 am"}
    assert worker.send(**sent).status_code == 302
    assert [5, "18:00", "02:00"] in worker.content["week"]
    assert "Friday: open until 2 at night, the next day." in worker.open().content.decode()


def test_day_and_night_is_one_tick(worker):
    worker.send(always_open="on")
    assert worker.content["always_open"] is True
    assert "Day and night, every day." in worker.open().content.decode()


def test_ramadan_without_times_is_as_in_other_months(worker):
    worker.send(ramadan__1__0__opens="10", ramadan__1__0__closes="14:00")
    assert worker.content["ramadan"] == [[1, "10:00", "14:00"]]
    worker.send(ramadan__1__0__opens="", ramadan__1__0__closes="")
    assert worker.content["ramadan"] == []


def test_closed_days_and_other_hours_are_kept_by_their_days(worker):
    worker.send(
        dates__0__first__day="2026-12-31", dates__0__opens="10", dates__0__closes="12",
        dates__1__first__day="25.12.2026", dates__1__last__day="26.12.2026",
    )  # fmt: skip
    assert worker.content["exceptions"] == [
        ["2026-12-25", "2026-12-26", None, None],
        ["2026-12-31", "2026-12-31", "10:00", "12:00"],
    ]


def test_a_day_may_have_more_openings_than_the_form_has_at_first(worker):
    worker.send(
        week__1__0__opens="8", week__1__0__closes="10", week__1__1__opens="11", week__1__1__closes="13:00",
        week__1__2__opens="14:00", week__1__2__closes="16:00",
    )  # fmt: skip
    assert [row for row in worker.content["week"] if row[0] == 1] == [
        [1, "08:00", "10:00"], [1, "11:00", "13:00"], [1, "14:00", "16:00"],
    ]  # fmt: skip
    assert "week-1-2-opens" in worker.read()
