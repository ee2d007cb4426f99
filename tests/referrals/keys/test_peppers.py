"""A second pepper: old and new codes and phrases work; the first one goes only when nothing hangs on it."""

import secrets
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from referrals import opening, unlocking
from referrals.actions import approvals, vault
from referrals.models import Approval, Case, CaseKeys, Handoff, PepperMark, UserKey
from referrals.opening import Shut
from referrals.sealed import cases, codes, peppers, vaults
from referrals.sealed.errors import NotOpenedError
from safety import throttle
from safety.models import AuditEvent
from tests.desks import Staffed, make_desk, send_case
from tests.referrals.handoff.hands import make_program, path_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def staffed(monkeypatch, tmp_path) -> Staffed:
    monkeypatch.setattr(throttle, "MEMORY", tmp_path)
    return make_desk()


@pytest.fixture
def second(settings):
    """Return what adds the next pepper."""

    def add() -> int:
        version = max(settings.PEPPERS) + 1
        settings.PEPPERS = {**settings.PEPPERS, version: secrets.token_bytes(32)}
        return version

    return add


def said(command: str, *words: object) -> str:
    out = StringIO()
    call_command(command, *words, stdout=out)
    return out.getvalue()


def found_by(code: str) -> cases.OpenCase:
    """Return the case that a code opens."""
    made = {one.tag: one.wrap for one in codes.candidates(code)}
    case = Case.objects.get(tag__in=made)
    return cases.by_code(case, CaseKeys.objects.get(pk=case.pk), made[bytes(case.tag)])


def unlock_all(staffed: Staffed) -> None:
    for user in (staffed.lead, *staffed.moderators):
        unlocking.unlock(user, staffed.phrases[user.pk])


def test_case_61_codes_of_before_and_of_after_are_found(staffed, second):
    old = send_case(staffed.desk)
    second()
    new = send_case(staffed.desk)
    assert (old.again().pepper_version, new.again().pepper_version) == (1, 2)
    for sent in (old, new):
        assert found_by(sent.code).key == sent.opened.key
        assert staffed.opened(sent.case).key == sent.opened.key


def test_case_61_a_phrase_goes_to_the_newest_pepper_when_it_is_next_typed(staffed, second):
    user, sent = staffed.moderator, send_case(staffed.desk)
    second()
    before = UserKey.objects.get(user=user)
    assert unlocking.unlock(user, staffed.phrases[user.pk]).groups.keys() == {staffed.desk.group_id}
    after = UserKey.objects.get(user=user)
    assert (before.pepper_version, after.pepper_version) == (1, 2)
    assert bytes(before.public) == bytes(after.public)
    assert bytes(before.salt) != bytes(after.salt)
    assert staffed.opened(sent.case, user)
    assert [event.facts for event in AuditEvent.objects.filter(event="vault.rewrapped")] == [{"pepper": 2}]
    unlocking.unlock(user, staffed.phrases[user.pk])
    assert AuditEvent.objects.filter(event="vault.rewrapped").count() == 1


def test_case_61_it_takes_the_present_cost_along(staffed, second, settings):
    second()
    settings.PHRASE_COST = (2, 1)
    unlocking.unlock(staffed.moderator, staffed.phrases[staffed.moderator.pk])
    assert UserKey.objects.get(user=staffed.moderator).passes == 2
    assert staffed.vault(staffed.moderator).groups


def test_case_61_a_wrong_phrase_takes_nothing_to_the_newest_pepper(staffed, second):
    second()
    with pytest.raises(NotOpenedError):
        unlocking.unlock(staffed.moderator, staffed.phrases[staffed.lead.pk])
    assert UserKey.objects.get(user=staffed.moderator).pepper_version == 1


def test_a_phrase_that_was_made_anew_at_the_same_moment_stays(staffed, second):
    second()
    user = staffed.moderator
    key = UserKey.objects.get(user=user)
    opened = vaults.open_up(key, staffed.phrases[user.pk])
    other, phrase = vaults.new_user_key(user)
    UserKey.objects.filter(pk=user.pk).delete()
    other.save(force_insert=True)
    vault.note_unlocked(user, key, opened)
    assert vaults.unlock(UserKey.objects.get(user=user), phrase).groups == {}


def test_case_61_a_pepper_on_which_something_hangs_is_not_dropped(staffed, second):
    sent = send_case(staffed.desk)
    second()
    for hangs in ("1 cases, 3 vault keys and 0 links", "1 cases, 0 vault keys and 0 links"):
        with pytest.raises(CommandError, match=hangs):
            said("pepper_drop", 1)
        unlock_all(staffed)
    assert found_by(sent.code)
    assert PepperMark.objects.filter(version=1).exists()
    Case.objects.all().delete()
    assert "PEPPER_FILE" in said("pepper_drop", 1)
    assert set(PepperMark.objects.values_list("version", flat=True)) == {2}
    (event,) = AuditEvent.objects.filter(event="pepper.dropped")
    assert (event.actor, event.subject) == ("command:pepper_drop", "pepper:1")


def test_an_app_that_asks_twice_gets_its_link_twice_so_its_pepper_stays_as_long_as_its_row(staffed, second):
    program = make_program()
    link = path_of(program.hand_over(key="the-same-wish-again"))
    second()
    unlock_all(staffed)
    with pytest.raises(CommandError, match="0 cases, 0 vault keys and 1 links"):
        said("pepper_drop", 1)
    assert path_of(program.hand_over(key="the-same-wish-again")) == link
    Handoff.objects.all().delete()
    assert "PEPPER_FILE" in said("pepper_drop", 1)


def test_case_61_once_it_is_dropped_everything_opens_without_its_line(staffed, second, settings):
    second()
    unlock_all(staffed)
    sent = send_case(staffed.desk)
    said("pepper_drop", 1)
    settings.PEPPERS = {2: settings.PEPPERS[2]}
    assert not isinstance(opening.promise(), Shut)
    assert staffed.opened(sent.case).key == found_by(sent.code).key


def test_case_61_a_line_that_is_taken_too_early_shuts_the_door_and_loses_nothing(staffed, second, settings):
    sent = send_case(staffed.desk)
    second()
    both = settings.PEPPERS
    settings.PEPPERS = {2: both[2]}
    assert opening.promise() == Shut.WRONG_PEPPER
    settings.PEPPERS = both
    assert not isinstance(opening.promise(), Shut)
    assert found_by(sent.code)


@pytest.mark.parametrize("version", [1, 2, 7])
def test_the_only_one_and_the_newest_are_not_dropped(staffed, version):
    with pytest.raises(CommandError, match="New things are made"):
        said("pepper_drop", version)


def test_one_that_never_was_is_not_dropped(staffed, second, settings):
    second()
    second()
    settings.PEPPERS = {version: pepper for version, pepper in settings.PEPPERS.items() if version != 2}
    with pytest.raises(CommandError, match="There is no pepper 2"):
        said("pepper_drop", 2)


def test_a_process_that_has_not_seen_the_new_one_takes_nothing_in_once_the_old_is_dropped(staffed, second, settings):
    only_old = settings.PEPPERS
    second()
    unlock_all(staffed)
    said("pepper_drop", 1)
    settings.PEPPERS = only_old
    assert opening.promise() == Shut.WRONG_PEPPER


def test_a_desk_that_is_made_afterwards_does_not_bring_the_old_mark_back(staffed, second):
    second()
    unlock_all(staffed)
    said("pepper_drop", 1)
    make_desk(name="DEMO other")
    assert set(PepperMark.objects.values_list("version", flat=True)) == {2}


def test_a_new_code_for_an_old_case_hangs_on_the_new_pepper(staffed, second):
    sent = send_case(staffed.desk)
    second()
    approval = approvals.ask(case=sent.case, kind=Approval.Kind.CODE, by=staffed.moderator, safe_word_heard=True)
    approvals.allow(approval=approval, by=staffed.lead)
    code = codes.new()
    approvals.give_another_code(case=sent.case, opened=staffed.opened(sent.case), code=code, by=staffed.moderator)
    assert sent.again().pepper_version == 2
    assert found_by(code.digits).key == sent.opened.key


def test_the_table_says_of_each_what_hangs_on_it(staffed, second, settings):
    send_case(staffed.desk)
    second()
    lines = said("pepper_status").splitlines()
    assert lines == [
        "pepper  cases  vault keys  links",
        "     1      1           3      0  in use",
        "     2      0           0      0  makes what is new",
    ]
    Case.objects.all().delete()
    unlock_all(staffed)
    assert "may go: manage.py pepper_drop 1" in said("pepper_status")
    settings.PEPPERS = {2: settings.PEPPERS[2]}
    assert "NOT IN THE FILE" in said("pepper_status")
    settings.PEPPERS = {}
    for command in (("pepper_status",), ("pepper_drop", 1)):
        with pytest.raises(CommandError, match="no pepper"):
            said(*command)


def test_the_newest_is_the_highest(staffed, second):
    assert second() == peppers.newest()[0]
