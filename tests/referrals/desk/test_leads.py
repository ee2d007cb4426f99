"""What leads see to: a desk, its people, its hours, and counts in which nobody can be found."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from referrals.actions import vault
from referrals.models import Case, Desk, Shift, Tombstone
from referrals.states import CaseState
from tests.desks import make_desk, send_case
from tests.people import make_person, sign_in
from tests.referrals.desk.hands import at, at_the_desk, text

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def week(*lines: dict[str, str]) -> dict[str, str]:
    said = {"week-TOTAL_FORMS": str(len(lines)), "week-INITIAL_FORMS": "0"}
    return said | {f"week-{number}-{name}": text for number, line in enumerate(lines) for name, text in line.items()}


def test_a_lead_makes_a_desk_of_two_at_least(browser):
    lead, colleague = make_person(Role.DESK_LEAD), make_person(Role.MODERATOR)
    sign_in(browser, lead)
    assert "Two people at least" in text(browser.get(at("desks")))
    for user in (lead, colleague):
        vault.make_key(user=user)
    without = make_person(Role.MODERATOR)
    for holders in ([lead.pk], [lead.pk, without.pk], []):
        assert browser.post(at("desks"), {"name": "Day desk", "holders": holders}).status_code == 200
    assert not Desk.objects.filter(name="Day desk").exists()
    answer = browser.post(at("desks"), {"name": "Day desk", "holders": [lead.pk, colleague.pk]})
    desk = Desk.objects.get(name="Day desk")
    assert answer.url == at("desk", desk.pk)
    assert set(desk.holders()) == {lead, colleague}
    assert not desk.is_open


def test_without_the_key_on_paper_no_desk_is_made(lead, staffed, settings):
    settings.RECOVERY_PUBLIC_KEY = None
    holders = [user.pk for user in staffed.moderators]
    answer = lead.client.post(at("desks"), {"name": "Night desk", "holders": holders})
    assert answer.status_code == 409
    assert "key on paper" in text(answer)


def test_a_lead_lets_somebody_in_and_out(lead, staffed, sent):
    newcomer = make_person(Role.MODERATOR)
    staffed.phrases[newcomer.pk] = vault.make_key(user=newcomer)
    assert lead.client.post(at("admit", staffed.desk.pk), {"user": newcomer.pk}).status_code == 302
    hands = at_the_desk(staffed, newcomer).holds(sent.case)
    assert lead.client.post(at("dismiss", staffed.desk.pk), {"user": newcomer.pk}).status_code == 302
    assert sent.again().state == CaseState.NEW
    assert "next=" in hands.get("case", sent.case.pk).url


def test_letting_somebody_in_takes_an_open_vault(lead, staffed):
    newcomer = make_person(Role.MODERATOR)
    vault.make_key(user=newcomer)
    lead.client.post(at("vault-lock"))
    assert "Your vault has locked" in text(lead.client.post(at("admit", staffed.desk.pk), {"user": newcomer.pk}))
    assert newcomer not in staffed.desk.holders()


def test_hours_are_set_and_stand_on_the_desks_page(lead, staffed):
    person = staffed.moderators[1]
    path = at("hours", staffed.desk.pk, person.pk)
    lines = [
        {"weekday": "0", "begins_at": "09:00", "ends_at": "17:00"},
        {"weekday": "4", "begins_at": "22:00", "ends_at": "02:00", "is_on_call": "on"},
        {"weekday": "", "begins_at": "", "ends_at": ""},
    ]
    assert lead.client.post(path, week(*lines)).status_code == 302
    assert Shift.objects.filter(user=person).count() == 2
    page = text(lead.get("desk", staffed.desk.pk))
    assert "09:00–17:00" in page
    assert "on call" in page
    assert 'value="09:00"' in text(lead.client.get(path))
    assert lead.client.post(path, week({"weekday": "1"})).status_code == 200
    assert Shift.objects.filter(user=person).count() == 2


def test_a_desk_is_closed_for_a_while_and_what_is_promised_changes(lead, staffed):
    before = lead.get("desk", staffed.desk.pk).context["promise"].urgent_by
    until = timezone.localtime(timezone.now() + 50 * HOUR).replace(second=0, microsecond=0)
    path = at("shut", staffed.desk.pk)
    assert "This has passed" in text(lead.client.post(path, {"until": "2020-01-01T09:00"}))
    assert lead.client.post(path, {"until": f"{until:%Y-%m-%dT%H:%M}"}).status_code == 302
    page = lead.get("desk", staffed.desk.pk)
    assert "Closed until" in text(page)
    assert page.context["promise"].urgent_by >= until > before
    assert lead.client.post(at("open", staffed.desk.pk)).status_code == 302
    assert lead.client.post(path, {"until": ""}).status_code == 302
    assert "nothing new comes in" in text(lead.get("desk", staffed.desk.pk))
    assert "Nobody can ask privately now. No desk is open." in text(lead.get("queue"))


def test_the_desk_says_when_nothing_happens_by_itself(hands, monkeypatch):
    from safety import clock

    monkeypatch.setattr(clock, "silence", lambda: timedelta(hours=3), raising=False)
    assert "Nothing has happened by itself for two hours" in text(hands.get("queue"))


def test_heavy_cases_are_counted_for_each_person(lead, hands, staffed, sent):
    hands.holds(sent.case)
    hands.do(sent.case, "label", labels=["heavy"], remind_on="2030-01-31")
    page = lead.get("desk", staffed.desk.pk)
    assert {one.user.pk: (one.held, one.heavy) for one in page.context["people"]}[hands.user.pk] == (1, 1)
    lead.client.post(at("vault-lock"))
    assert "(unlock to see)" in text(lead.get("desk", staffed.desk.pk))
    assert "31.1.2030" in text(hands.get("queue"))


def test_only_a_lead_of_this_desk_sees_to_it(hands, staffed):
    other = at_the_desk(stranger := make_desk(name="DEMO other desk"), stranger.lead)
    for door in ("desk", "opened"):
        assert other.get(door, staffed.desk.pk).status_code == 404
        assert hands.get(door, staffed.desk.pk).status_code == 403
    for door, said in (("shut", {}), ("open", {}), ("dismiss", {"user": hands.user.pk}), ("admit", {"user": 1})):
        assert other.client.post(at(door, staffed.desk.pk), said).status_code == 404
        assert hands.client.post(at(door, staffed.desk.pk), said).status_code == 403
    assert Desk.objects.get(pk=staffed.desk.pk).is_open


def test_what_is_kept_from_a_lead_is_not_in_the_list_of_openings(hands, lead, staffed, sent):
    hands.open(sent.case)
    assert sent.case.pk.hex[:6] in text(lead.get("opened", staffed.desk.pk))
    lead.do(sent.case, "exclude-me")
    assert sent.case.pk.hex[:6] not in text(lead.get("opened", staffed.desk.pk))


def counted(month: int, state: str, count: int, desk: Desk) -> None:
    """Let there be so many cases of a month, by tombstones."""
    from uuid import uuid4

    Tombstone.objects.bulk_create(
        Tombstone(id=uuid4(), month=date(2026, month, 1), closing=state) for _ in range(count)
    )


def test_case_78_counts_under_five_are_hidden_also_by_subtraction(lead, staffed):
    for month, closing, count in ((1, "helped", 9), (1, "stopped", 3), (2, "helped", 12), (2, "stopped", 8)):
        counted(month, closing, count, staffed.desk)
    page = lead.get("totals")
    assert "hidden" in text(page)
    lines = {month: (cells, total) for month, cells, total in page.context["lines"]}
    cells, total = lines["2026-01"]
    assert None in cells
    # With the total of the month shown, the other cell is hidden too, or the total is.
    assert cells.count(None) > 1 or total is None
    assert ">3<" not in text(page)
    assert Case.objects.count() == 0


def test_case_78_living_and_erased_cases_are_counted_together(lead, staffed):
    for _ in range(5):
        send_case(staffed.desk)
    page = lead.get("totals")
    assert page.context["total"] == 5
    assert str(page.context["columns"][0]) == "New"


def test_case_78_moderators_see_no_totals(hands):
    assert hands.get("totals").status_code == 403
    assert User.objects.count() >= 3
