"""What a listing ever said can be read with who, when and why, and brought back as a draft, never past a vetter."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from directory import actions
from directory.content import content_of, keep_editions
from directory.models import Draft, PastEdition, ServiceText
from places.geo import Point
from tests.directory.refusing import refused
from tests.directory.vetting.conftest import sheet

pytestmark = pytest.mark.django_db


@pytest.fixture
def renamed(make, vetter):
    """Return a listing that had another name, and was taken down by a vetter."""
    service = make("Invented First Name")
    ServiceText.objects.filter(of=service, field="name").update(text="Invented Second Name")
    keep_editions([service.pk], by="command:load_catalogue", deed="catalogue.loaded")
    vetter.moves(service, "suspend", why="They are closed today.")
    return service


def test_each_edition_says_who_when_why_and_what_changed(renamed, vetter):
    text = vetter.text(f"{sheet(renamed)}history/")
    for words in ("Invented First Name", "Invented Second Name", "They are closed today.", str(vetter.user)):
        assert words in text
    assert "the computer (load_catalogue)" in text
    assert "taken down for now" in text
    assert text.index("taken down for now") < text.index("taken from the sources")


def test_an_old_edition_comes_back_as_a_draft_and_the_live_listing_stays(renamed, vetter):
    first = PastEdition.objects.filter(service=renamed).order_by("pgh_id").first()
    answer = vetter.client.post(f"{sheet(renamed)}history/{first.pgh_id}/restore/")
    assert "Invented First Name" in vetter.text(answer["Location"])
    draft = Draft.objects.get(service=renamed)
    assert draft.content["name_words"] == {"en": "Invented First Name"}
    assert content_of(renamed)["name_words"] == {"en": "Invented Second Name"}
    assert draft.state == "open"


def test_what_somebody_is_drafting_is_not_written_over(renamed, vetter, other):
    draft = actions.begin_draft(service=renamed, by=other.user)
    draft = actions.change_draft(draft=draft, content={"url": "https://invented.example"}, version=1, by=other.user)
    first = PastEdition.objects.filter(service=renamed).order_by("pgh_id").first()
    answer = vetter.client.post(f"{sheet(renamed)}history/{first.pgh_id}/restore/")
    assert answer.status_code == 409
    assert "Somebody has a draft of this listing." in answer.content.decode()
    draft.refresh_from_db()
    assert draft.content["url"] == "https://invented.example"


@pytest.mark.parametrize("deed", ["restore", "pin"])
def test_the_listing_is_locked_before_it_is_looked_whether_somebody_drafts_it(renamed, other, deed):
    first = PastEdition.objects.filter(service=renamed).order_by("pgh_id").first()
    with CaptureQueriesContext(connection) as asked:
        if deed == "restore":
            actions.restore(past=first, by=other.user)
        else:
            actions.pin(service=renamed, point=Point(31.5, 74.3), by=other.user)
    said = [query["sql"] for query in asked if "directory_draft" in query["sql"] or "FOR UPDATE" in query["sql"]]
    assert "FOR UPDATE" in said[0]


@pytest.mark.parametrize("deed", ["restore", "pin"])
def test_what_somebody_is_drafting_is_not_written_over_by_any_road(renamed, other, deed):
    draft = actions.begin_draft(service=renamed, by=other.user)
    first = PastEdition.objects.filter(service=renamed).order_by("pgh_id").first()
    with refused("draft-alive"):
        if deed == "restore":
            actions.restore(past=first, by=other.user)
        else:
            actions.pin(service=renamed, point=Point(31.5, 74.3), by=other.user)
    draft.refresh_from_db()
    assert (draft.version, draft.content) == (1, draft.base)


def test_another_listings_edition_is_not_there(renamed, make, vetter):
    of_another = PastEdition.objects.filter(service=make()).first()
    answer = vetter.client.post(f"{sheet(renamed)}history/{of_another.pgh_id}/restore/")
    assert answer.status_code == 404
    assert not Draft.objects.filter(service=renamed).exists()


def test_a_long_history_has_pages_and_loses_no_comparison(make, vetter):
    service = make("Invented Name 0")
    for number in range(1, 22):
        ServiceText.objects.filter(of=service, field="name").update(text=f"Invented Name {number}")
        keep_editions([service.pk], by="test:maker", deed="draft.taken")
    first, second = (vetter.text(f"{sheet(service)}history/?page={page}") for page in (1, 2))
    assert "<del>" in first
    assert "Invented Name 1<" in first  # what the last of this page was changed from stands on the next
    assert "This is how it began." in second
    assert "This is how it began." not in first
