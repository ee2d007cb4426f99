"""After a change of the key every second factor is sealed anew, and the old key may go."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.core.management import call_command

from accounts.sealing import SealError
from accounts.second_factors import reseal
from tests.accounts.steps import code_of
from tests.people import add_factor, make_person

pytestmark = pytest.mark.django_db
OLD, NEW = bytes(range(32)), bytes(range(1, 33))


@pytest.fixture
def person(settings):
    """Somebody whose app and recovery codes are sealed under the old key; then there is a new one."""
    settings.STAFF_KEYS = {1: OLD}
    person = make_person(has_factor=False)
    person.app_secret = add_factor(person)
    person.codes = RecoveryCodes.activate(person).generate_codes()
    settings.STAFF_KEYS = {1: OLD, 2: NEW}
    return person


def stored(person) -> list[str]:
    return sorted(held.data.get("secret") or held.data["seed"] for held in Authenticator.objects.filter(user=person))


def test_what_the_old_key_sealed_works_until_then(person):
    assert [sealed.partition(":")[0] for sealed in stored(person)] == ["1", "1"]
    app, codes = Authenticator.objects.filter(user=person).order_by("pk")
    assert app.wrap().validate_code(code_of(person.app_secret))
    assert codes.wrap().generate_codes() == person.codes


def test_everything_is_sealed_under_the_newest_key_and_the_old_one_may_go(person, settings, capsys):
    call_command("reseal_second_factors")
    assert capsys.readouterr().out == "2 sealed anew.\n"
    assert [sealed.partition(":")[0] for sealed in stored(person)] == ["2", "2"]
    settings.STAFF_KEYS = {2: NEW}
    app, codes = Authenticator.objects.filter(user=person).order_by("pk")
    assert app.wrap().validate_code(code_of(person.app_secret))
    assert codes.wrap().generate_codes() == person.codes


def test_a_second_time_there_is_nothing_to_do(person, capsys):
    call_command("reseal_second_factors")
    before = stored(person)
    capsys.readouterr()
    call_command("reseal_second_factors")
    assert capsys.readouterr().out == "0 sealed anew.\n"
    assert stored(person) == before


def test_used_recovery_codes_stay_used(person):
    codes = Authenticator.objects.get(user=person, type=Authenticator.Type.RECOVERY_CODES)
    assert codes.wrap().validate_code(person.codes[3])
    reseal()
    assert person.codes[3] not in codes.__class__.objects.get(pk=codes.pk).wrap().get_unused_codes()


def test_a_passkey_holds_no_secret_and_stays_as_it_is(person):
    data = {"name": "a key", "credential": {"id": "x"}}
    passkey = Authenticator.objects.create(user=person, type=Authenticator.Type.WEBAUTHN, data=data)
    assert reseal() == 2
    passkey.refresh_from_db()
    assert passkey.data == data


def test_where_one_cannot_be_opened_none_is_changed(person, settings):
    stranger = make_person(has_factor=False)
    settings.STAFF_KEYS = {9: bytes(32)}
    add_factor(stranger)
    settings.STAFF_KEYS = {1: OLD, 2: NEW}
    before = stored(person)
    with pytest.raises(SealError):
        reseal()
    assert stored(person) == before
