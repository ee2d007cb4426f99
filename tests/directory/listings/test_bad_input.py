"""Whatever is wrong is said at the place where it is; what was typed stays, and nothing is saved."""

import pytest
from django import forms

from directory.content import content_of
from directory.models import Draft, Evidence
from directory.models.service import ServiceText
from tests.directory.listings.sending import filled, form_of
from tests.factories import make_place

WRITTEN = (forms.TextInput, forms.Textarea)
WEEK = {"week-1-0-opens": "09:00", "week-1-0-closes": "17:00"}


def dates(*rows: str) -> dict[str, str]:
    """Return what is typed for special days of December: "24:26" is closed, "24:26 09:00-12:00" has hours."""
    typed: dict[str, str] = {}
    for at, row in enumerate(rows):
        days, _space, clocks = row.partition(" ")
        said = (*(f"2026-12-{day}" for day in days.split(":")), *clocks.split("-"))
        typed |= zip(
            (f"dates-{at}-{name}" for name in ("first-day", "last-day", "opens", "closes")), said, strict=False
        )
    return typed


# What is typed, at which field it is wrong, and what is said there.
WRONG = [
    ({"week-1-1-opens": "16:00", "week-1-1-closes": "18:00"}, "week-1-0-opens", "Two openings of one day overlap"),
    ({"week-1-0-opens": "20:00", "week-1-0-closes": "10:00"}, "week-2-0-opens", "Two openings of one day overlap"),
    ({"week-7-0-opens": "20:00", "week-7-0-closes": "09:30"}, "week-1-0-opens", "Two openings of one day overlap"),
    ({"week-1-0-closes": "48:00"}, "week-1-0-closes", "This is no time of day: 48:00"),
    ({"week-1-0-opens": "nine"}, "week-1-0-opens", "This is no time of day: nine"),
    ({"week-1-0-closes": "09:00"}, "week-1-0-opens", "must end at another time than it begins"),
    ({"week-1-0-closes": ""}, "week-1-0-opens", "Write both: when it opens and when it closes."),
    ({"week-1-0-closes": "5"}, "week-1-0-closes", "By day or by night?"),
    ({"week-1-0-closes": "13:00", "week-1-1-opens": "2", "week-1-1-closes": "5"}, "week-1-1-opens", "By day or"),
    ({"ramadan-3-0-opens": "10:00", "ramadan-3-0-closes": "10:00"}, "ramadan-3-0-opens", "must end at another time"),
    ({"dates-0-first-day": "2026-12-26", "dates-0-last-day": "2026-12-25"}, "dates-0-last-day", "The last day is"),
    ({"dates-0-first-day": "tomorrow"}, "dates-0-first-day", "This is no day: tomorrow."),
    ({"dates-0-first-day": "2026-12-26", "dates-0-opens": "9"}, "dates-0-opens", "Write both"),
    (dates("26:30", "24:28"), "dates-0-first-day", "overlap: 2026-12-26 – 2026-12-30"),
    (dates("25:25 09:00-12:00", "25:25"), "dates-1-first-day", "overlap: 2026-12-25 – 2026-12-25"),
    (dates("25:25 09:00-12:00", "25:25 11:00-15:00"), "dates-1-first-day", "overlap: 2026-12-25 – 2026-12-25"),
    ({"dates-0-opens": "9", "dates-0-closes": "17:00"}, "dates-0-first-day", "Write the first day."),
    ({"phones-0-number": "+44 20 7946 0000"}, "phones-0-number", "This cannot be dialled in this country"),
    ({"phones-1-number": "12"}, "phones-1-number", "This cannot be dialled in this country"),
    ({"phones-1-number": "call us"}, "phones-1-number", "This cannot be dialled in this country: call us"),
    ({"phones-0-number": "1099", "phones-1-number": "1099"}, "phones-1-number", "This stands here twice: 1099"),
    ({"emails-0": "nobody"}, "emails-0", "This cannot be an e-mail address: nobody"),
    ({"url": "not a page"}, "url", "This cannot be a web address"),
    ({"url": "javascript:alert(1)"}, "url", "This cannot be a web address"),
    ({"city": "Lahore", "district": "Karachi South"}, "city", "Lahore is not in Karachi South, Sindh"),
    ({"city": "Qwxzzzz", "district": ""}, "city", "We do not know this place: Qwxzzzz"),
    ({"city": "", "district": ""}, "city", "Say in which city or district it is, or where they help."),
    ({"areas-0": "Qwxzzzz"}, "areas-0", "We do not know this place: Qwxzzzz"),
    ({"areas-0": "Gulberg"}, "areas-0", "There are several places with this name."),
    ({"needs": []}, "needs", "Choose at least one kind of help."),
    ({"needs": ["everything"]}, "needs", "We do not know this choice"),
    ({"name_en": "", "name_ur": ""}, "name_en", "Write what the place is called."),
    ({"description_en": "x" * 501}, "description_en", "Write no more than 500 letters."),
    ({"costs-0-free": "no"}, "costs-0-words", "Write what it costs"),
    ({"address": "x" * 251}, "address", "This is too long."),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "field", "sentence"), WRONG)
def test_it_is_said_where_it_is_and_everything_typed_stays(worker, typed, field, sentence):
    sent = worker.read() | {name: value if isinstance(value, list) else [value] for name, value in typed.items()}
    sent["first_contact_en"] = ["Words that are typed just now"]
    answer = worker.client.post(worker.url, sent | {"do": "send"})
    form, page = answer.context["form"], answer.content.decode()
    assert answer.status_code == 200
    assert sentence in str(form.errors.get(field)), form.errors
    assert "Nothing has been saved yet." in page
    assert "Words that are typed just now" in page
    for name, value in typed.items():
        assert form.data.getlist(name) == (value if isinstance(value, list) else [value])
    assert not Draft.objects.filter(service=worker.service).exists()


def test_the_part_in_which_something_is_wrong_is_open_and_named_at_the_top(worker):
    answer = worker.send(week__1__0__closes="48:00")
    assert [part.name for part in answer.context["form"].parts if part.is_open()] == ["week"]
    page = answer.content.decode()
    assert '<a href="#week">Opening hours</a>' in page
    assert 'id="id_week-1-0-closes_error">This is no time of day: 48:00</p>' in page
    assert 'aria-describedby="id_week-1-0-closes_error"' in page


def test_a_number_that_is_known_to_be_wrong_does_not_come_back(worker):
    Evidence.objects.create(
        service=worker.service, kind="wrong number", value="0300 0000000", digits="3000000000", why="x"
    )
    answer = worker.send(phones__0__number="0300-0000000")
    assert "We know that this number is wrong" in str(answer.context["form"].errors["phones-0-number"])


@pytest.mark.parametrize(
    ("field", "key"),
    [("description_en", "description"), ("first_contact_ur", "first_contact"), ("name_en", "name")],
)
def test_words_that_lead_to_a_hidden_place_are_refused_at_their_field(worker, hidden, field, key):
    worker.service = hidden
    answer = worker.send(**{field: "House 12, Street 4, Block B"})
    assert "A street, a house number" in str(answer.context["form"].errors[field])
    assert not ServiceText.objects.filter(of=hidden, field=key, text__contains="Street 4").exists()
    assert worker.draft is None


@pytest.mark.parametrize("words", ["House 12, Street 4, Block B", "https://maps.app.goo.gl/invented"])
def test_no_text_field_of_a_hidden_listing_takes_a_street_or_a_map(hidden, words):
    content = content_of(hidden)
    whole = form_of(hidden, content)
    written = [
        name for name, one in whole.fields.items() if isinstance(one.widget, WRITTEN) and not one.widget.is_hidden
    ]
    assert {"name_en", "papers_asked_ur", "url", "phones-0-label"} <= set(written)
    for name in written:
        sent = filled(whole)
        sent[name] = words
        form = form_of(hidden, content, sent)
        assert not form.is_valid() or words not in str(form.content), name


def test_a_place_inside_the_district_of_a_hidden_place_is_refused_at_its_field(worker, hidden, lahore):
    worker.service = hidden
    make_place("Inventedabad", parent=lahore.parent)
    answer = worker.send(first_contact_en="Take the bus to Inventedabad.")
    assert "Nothing closer than its district" in str(answer.context["form"].errors["first_contact_en"])
    assert worker.draft is None


def test_an_address_that_is_sent_for_a_hidden_place_is_not_taken(worker, hidden):
    worker.service = hidden
    worker.send(name_en="Invented Refuge", address="House 1", postal_code="54000", city="Lahore", confidential="")
    kept = [worker.content[key] for key in ("confidential", "address", "postal_code", "place", "precision")]
    assert kept == [True, "", "", "pk/punjab/lahore", "district"]


def test_a_fault_that_was_public_before_does_not_stop_another_correction(worker):
    ServiceText.objects.create(of=worker.service, field="coverage", language="en", text="x" * 301)
    assert worker.send(name_en="Another Name").status_code == 302


@pytest.mark.parametrize("sent", [{}, {"do": "send"}, {"help": "no-such-button week"}, {"help": "copy-monday nothing"}])
def test_a_form_that_no_page_of_ours_sends_breaks_nothing(worker, sent):
    assert worker.client.post(worker.url, sent).status_code in {200, 409}
    assert worker.draft is None
