"""A centre's inbox is made by its own lead, who says who of the organization holds its key."""

import pytest

from accounts.permissions import RefusedError
from accounts.roles import Role
from referrals.actions import inboxes, vault
from referrals.models import Inbox, KeyGroup, KeyGroupMember, VaultSession
from referrals.permissions import may_receive
from safety.models import AuditEvent
from tests.centres import a_listing, make_inbox
from tests.people import make_member, make_person, sign_in
from tests.referrals.centre.hands import at, at_the_centre, text

pytestmark = pytest.mark.django_db


def of(event: str) -> int:
    return AuditEvent.objects.filter(event=event).count()


def test_a_lead_makes_the_inbox_of_a_centre_and_names_who_opens_it(browser, staffed):
    listing = a_listing()
    lead = make_member(listing.service.organization, Role.NGO_LEAD)
    worker = make_member(listing.service.organization)
    sign_in(browser, lead)
    page = text(browser.get(at("all")))
    assert "None of your centres has an inbox yet." in page
    assert at("new", listing.pk) in page
    assert "Nobody of your organization has a vault phrase yet" in text(browser.get(at("new", listing.pk)))
    for user in (lead, worker):
        vault.make_key(user=user)
    assert "Choose one." in text(browser.post(at("new", listing.pk), {}))
    answer = browser.post(at("new", listing.pk), {"holders": [worker.pk]})
    inbox = Inbox.objects.get()
    assert answer.url == at("inbox", inbox.pk)
    assert list(inbox.holders()) == [worker]
    assert inbox.group.kind == "centre"
    assert AuditEvent.objects.get(event="inbox.made").facts == {"centre": str(listing.pk), "holders": 1}
    assert browser.get(at("new", listing.pk)).status_code == 404


def test_whoever_only_works_for_a_centre_makes_none(browser, staffed):
    listing = a_listing()
    worker = make_member(listing.service.organization)
    vault.make_key(user=worker)
    sign_in(browser, worker)
    page = text(browser.get(at("all")))
    assert "Centres without an inbox" in page
    assert at("new", listing.pk) not in page
    assert browser.post(at("new", listing.pk), {"holders": [worker.pk]}).status_code == 404
    with pytest.raises(RefusedError):
        inboxes.make(organization=listing.service.organization, centre=listing.pk, holders=[worker], by=worker)
    assert not KeyGroup.objects.filter(kind="centre").exists()


def test_an_administrator_gives_out_no_keys(staffed, centre):
    administrator = make_person(Role.ADMINISTRATOR)
    with pytest.raises(RefusedError):
        inboxes.dismiss(inbox=centre.inbox, user=centre.worker, by=administrator)
    with pytest.raises(RefusedError):
        inboxes.make(
            organization=centre.inbox.organization, centre=a_listing().pk, holders=[centre.lead], by=administrator
        )


def test_no_inbox_is_made_for_anothers_centre_nor_a_second_one_nor_for_strangers(staffed, centre):
    organization, stranger = centre.inbox.organization, make_member(a_listing().service.organization)
    vault.make_key(user=stranger)
    with pytest.raises(RefusedError, match="not a centre of your organization"):
        inboxes.make(organization=organization, centre=a_listing().pk, holders=[centre.lead], by=centre.lead)
    with pytest.raises(RefusedError, match="has an inbox already"):
        inboxes.make(organization=organization, centre=centre.listing.pk, holders=[centre.lead], by=centre.lead)
    Inbox.objects.all().delete()
    with pytest.raises(RefusedError, match="vault phrase"):
        inboxes.make(organization=organization, centre=centre.listing.pk, holders=[stranger], by=centre.lead)


def test_without_the_key_on_paper_no_inbox_is_made(browser, staffed, settings):
    listing = a_listing()
    lead = make_member(listing.service.organization, Role.NGO_LEAD)
    vault.make_key(user=lead)
    settings.RECOVERY_PUBLIC_KEY = None
    sign_in(browser, lead)
    answer = browser.post(at("new", listing.pk), {"holders": [lead.pk]})
    assert answer.status_code == 409
    assert "key on paper" in text(answer)


def test_a_lead_with_an_open_vault_gives_the_key_and_takes_it(centre, lead):
    newcomer = make_member(centre.inbox.organization)
    centre.phrases[newcomer.pk] = vault.make_key(user=newcomer)
    assert lead.post("admit", centre.inbox.pk, user=newcomer.pk).status_code == 302
    assert newcomer in centre.inbox.holders()
    assert centre.vault(newcomer).groups.keys() == {centre.inbox.group_id}
    assert may_receive(centre.again())
    theirs = at_the_centre(centre, newcomer)
    assert lead.post("dismiss", centre.inbox.pk, user=newcomer.pk).status_code == 302
    assert newcomer not in centre.inbox.holders()
    assert not VaultSession.objects.filter(user=newcomer).exists()
    assert "do not hold the key" in text(theirs.get("all"))
    assert centre.again().group.has_leaver
    assert "must be changed first" in text(lead.get("inbox", centre.inbox.pk))
    assert (of("inbox.admitted"), of("inbox.dismissed")) == (1, 1)


def test_giving_the_key_takes_an_open_vault_that_holds_it(centre, browser):
    newcomer, other_lead = make_member(centre.inbox.organization), make_member(centre.inbox.organization, Role.NGO_LEAD)
    for user in (newcomer, other_lead):
        centre.phrases[user.pk] = vault.make_key(user=user)
    sign_in(browser, centre.lead)
    assert "Unlock your vault first" in text(browser.get(at("inbox", centre.inbox.pk)))
    assert "Your vault has locked" in text(browser.post(at("admit", centre.inbox.pk), {"user": newcomer.pk}))
    answer = at_the_centre(centre, other_lead).post("admit", centre.inbox.pk, user=newcomer.pk)
    assert answer.status_code == 409
    assert "does not hold the key" in text(answer)
    assert newcomer not in centre.inbox.holders()


def test_whoever_only_works_there_gives_no_key_and_takes_none(centre, hands):
    newcomer = make_member(centre.inbox.organization)
    vault.make_key(user=newcomer)
    assert hands.post("admit", centre.inbox.pk, user=newcomer.pk).status_code == 409
    assert hands.post("dismiss", centre.inbox.pk, user=centre.lead.pk).status_code == 409
    assert set(centre.inbox.holders()) == {centre.lead, centre.worker}


def test_a_stranger_is_not_given_the_key(staffed, centre, lead):
    stranger = make_member(a_listing().service.organization)
    vault.make_key(user=stranger)
    assert lead.post("admit", centre.inbox.pk, user=stranger.pk).status_code == 200
    with pytest.raises(RefusedError):
        inboxes.admit(inbox=centre.inbox, user=stranger, vault=centre.vault(centre.lead), by=centre.lead)
    assert not KeyGroupMember.objects.filter(user=stranger).exists()


def test_the_last_who_holds_the_key_stays(centre, lead):
    inboxes.dismiss(inbox=centre.inbox, user=centre.worker, by=centre.lead)
    answer = lead.post("dismiss", centre.inbox.pk, user=centre.lead.pk)
    assert answer.status_code == 409
    assert "Nobody else holds the key of this inbox" in text(answer)
    assert centre.inbox.holders().get() == centre.lead


def test_another_organizations_inbox_is_not_there(staffed, centre, browser):
    other = make_inbox(staffed)
    theirs = at_the_centre(other, other.lead)
    for answer in (
        theirs.get("inbox", centre.inbox.pk),
        theirs.post("admit", centre.inbox.pk, user=other.lead.pk),
        theirs.post("dismiss", centre.inbox.pk, user=centre.worker.pk),
        theirs.get("new", a_listing().pk),
    ):
        assert answer.status_code == 404
    assert of("access.hidden") == 4
    sign_in(browser, make_person(Role.VETTER))
    assert browser.get(at("all")).status_code == 403
