"""A page is its part of the whole list, to the byte, wherever it stands and wherever the marks of the list are."""

import orjson
import pytest

from api.hsds import marks, pages
from api.hsds.asked import read
from api.models import ReadyService
from directory.cards import rebuild
from directory.models import Service, TaxonomyTerm
from tests.api import listings
from tests.factories import make_organization

pytestmark = pytest.mark.django_db
MARKED = [
    ("services", {}),
    ("services", {"full": "true"}),
    ("services", {"minimal": "true"}),
    ("services", {"search": "lahore", "full": "true"}),
    ("services", {"modified_after": "2999-01-01", "full": "true"}),
    ("services", {"taxonomy_term_id": "shelter"}),
    ("organizations", {}),
    ("organizations", {"full_service": "true"}),
    ("organizations", {"search": "police"}),
    ("service_at_locations", {}),
    ("service_at_locations", {"full": "true", "modified_after": "2999-01-01"}),
    ("service_at_locations", {"taxonomy_term_id": "shelter"}),
    ("service_at_locations", {"postcode": "lahore"}),
]
STEPS = [2, 7, marks.STEP]


@pytest.fixture(autouse=True)
def _no_marks_of_others():
    marks.forget()
    yield
    marks.forget()


@pytest.fixture(params=STEPS)
def step(request, monkeypatch):
    """Set a mark at every so many things."""
    monkeypatch.setattr(marks, "STEP", request.param)
    return request.param


def changed_late():
    """Let half of the services have changed in a year to come."""
    half = list(ReadyService.objects.order_by("words").values_list("pk", flat=True))[::2]
    ReadyService.objects.filter(pk__in=half).update(modified_at="2999-01-02T00:00:00Z")


def whole(of_list, params):
    return list(pages.every(of_list, read(params, of_list), 50))


def assert_pages_are_parts(client, of_list, params, per_page):
    every = whole(of_list, params)
    last = -(-len(every) // per_page)
    for number in {1, 2, max(1, last // 2), max(1, last - 1), max(1, last), last + 1}:
        first = (number - 1) * per_page
        part = every[first : first + per_page]
        answer = client.get(f"/hsds/{of_list}", {**params, "page": number, "per_page": per_page})
        assert answer.content.endswith(b'"contents":[%b]}' % b",".join(part)), (number, per_page)
        said = orjson.loads(answer.content)
        assert (said["total_items"], said["total_pages"], said["size"]) == (len(every), last, len(part))
        assert (said["last_page"], said["empty"]) == (number >= last, not part)
        assert ('rel="next"' in answer["Link"]) is (number < last)
    return every


@pytest.mark.parametrize(("of_list", "params"), MARKED)
def test_a_page_is_that_part_of_the_whole_list(client, step, of_list, params):
    changed_late()
    if "taxonomy_term_id" in params:
        params = {"taxonomy_term_id": str(TaxonomyTerm.objects.get(slug=params["taxonomy_term_id"]).pk)}
    for per_page in (3, 10, 100):
        every = assert_pages_are_parts(client, of_list, params, per_page)
    assert len(every) > 9


def test_any_part_is_found_wherever_the_marks_are(step):
    question = read({}, "services")
    rows = pages.SHELVES["services"].rows(question)
    known = marks.marks("services", question.narrow, None)
    every = list(rows)
    assert known.total == len(every) > step
    for first in (0, 1, step - 1, step, step + 1, 2 * step, known.total - 1, known.total, known.total + step):
        for most in (1, step - 1 or 1, step, step + 1, 3 * step, 10_000):
            assert known.part(rows, first, most) == every[first : first + most], (first, most)


def test_pages_stay_parts_of_the_whole_after_what_stood_at_a_mark_is_public_no_more(client, empty_directory, step):
    body = make_organization()
    rows = sorted((listings.published(organization=body) for _ in range(9)), key=lambda row: row.pk)
    assert len(assert_pages_are_parts(client, "services", {}, 2)) == 9
    Service.everything.filter(pk__in=[rows[2].pk, rows[7].pk]).update(vetting_state="suspended")
    rebuild([rows[2], rows[7]])
    assert len(assert_pages_are_parts(client, "services", {}, 2)) == 7
    listings.published(organization=body)
    assert len(assert_pages_are_parts(client, "services", {}, 2)) == 8


def test_a_list_with_nothing_in_it_has_no_marks_and_one_empty_page(client, empty_directory, step):
    assert_pages_are_parts(client, "services", {}, 2)
    assert client.get("/hsds/services").json()["total_items"] == 0
