"""What a visitor reports of a hidden place does not hold where it is."""

import pytest

from directory import actions
from directory.models import Draft, ListingReport
from tests.factories import make_listing, make_place
from tests.people import make_member

pytestmark = pytest.mark.django_db
STREET = "They are in House 12, Street 5, Block C"


def test_where_a_hidden_place_is_cannot_be_said_in_a_report_and_nothing_typed_is_lost(client, report):
    hidden = make_listing(make_place("Invented District", kind="district"), confidential=True)
    page = client.post(f"/en/centres/{hidden.pk}/report/", report | {"right": STREET}).text
    assert 'id="id_right_error">This place is hidden.' in page
    assert f">{STREET}</textarea>" in page.replace("\n", "")
    assert not ListingReport.objects.exists()


def test_of_a_place_that_only_asks_to_be_hidden_a_visitor_is_not_told_so(client, report, report_path, listing):
    worker = make_member(listing.service.organization)
    draft = actions.begin_draft(service=listing.service, by=worker)
    Draft.objects.filter(pk=draft.pk).update(content=draft.content | {"confidential": True})
    assert client.post(report_path, report | {"right": STREET}).status_code == 303
    assert ListingReport.objects.get().right == STREET
