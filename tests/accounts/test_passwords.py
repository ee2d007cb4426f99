"""A password must not be guessed soon. There are no rules of signs and capitals."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils import translation

from accounts.models import User
from accounts.passwords import HardToGuess, LongEnough
from tests.people import PASSWORD

NASREEN = User(email="nasreen.bibi@shelter.example", name="Nasreen Bibi Khan")


def refusals(password: str, user: User | None = NASREEN) -> set[str]:
    """Return the codes of the reasons for which a password is refused."""
    try:
        validate_password(password, user)
    except ValidationError as error:
        return {one.code for one in error.error_list}
    return set()


@pytest.mark.parametrize(
    "password",
    [
        PASSWORD,
        "kettle violet harbour lantern",
        "correct horse battery staple",
        "کیتلی بنفشہ بندرگاہ لالٹین",
        "x9!Qd7#mZp2$Lw5",
        "چائے والا ہاتھی پہاڑ پر",
        "      a few words with spaces      ",
        PASSWORD + "x" * (300 - len(PASSWORD)),
    ],
)
def test_several_words_or_much_chance_are_taken(password):
    assert refusals(password) == set()


@pytest.mark.parametrize("length", [1, 8, 14])
def test_fewer_than_15_signs_are_too_few(length):
    assert "short" in refusals("xQ7!vK2#pR9$mT"[:length])


def test_15_are_enough_and_300_are_not_too_many():
    for length in (15, 300):
        LongEnough().validate("x" * length)
    for length, code in ((14, "short"), (301, "long"), (10_000, "long")):
        with pytest.raises(ValidationError) as error:
            LongEnough().validate("x" * length)
        assert error.value.code == code


@pytest.mark.parametrize("password", ["manchesterunited", "1234567890123456", "PASSWORDPASSWORD", "qwertyuiopasdfgh"])
def test_what_everybody_takes_is_refused(password):
    assert refusals(password) & {"password_too_common", "guessable"}


@pytest.mark.parametrize(
    "password",
    [
        "aaaaaaaaaaaaaaaaaaaa",
        "abcabcabcabcabcabc",
        "qwertyuiopasdfghjkl",
        "passwordpassword1",
        "nasreen bibi khan",
        "nasreen.bibi@shelter.example",
        "raahraahraahraah1",
        "survivorhelpline",
        "khankhankhankhan",
        "20112011201120112011",
    ],
)
def test_what_is_guessed_soon_is_refused(password):
    assert "guessable" in refusals(password)


@pytest.mark.parametrize("password", ["NasreenBibiKhan1", "nasreen.bibi1985", "khan.nasreen.bibi", "RaahHelpline2026"])
def test_her_own_names_one_after_the_other_are_guessed_soon(password):
    assert "guessable" in refusals(password)


def test_another_person_s_name_is_no_secret_of_hers_but_her_own_is_guessed_first():
    long_name = User(email="a@b.example", name="Zarqwelia Humbraxton")
    assert "guessable" in refusals("zarqwelia humbraxton", long_name)
    assert "guessable" not in refusals("zarqwelia humbraxton", NASREEN)


def test_somebody_whose_name_is_not_known_yet_is_asked_too():
    assert refusals(PASSWORD, User(email="a@b.example", name="")) == set()
    assert refusals(PASSWORD, None) == set()


def test_an_endless_password_costs_no_time():
    with pytest.raises(ValidationError):
        HardToGuess().validate("ab" * 500_000, NASREEN)


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("xQ7!vK2", "Too short: at least 15 letters or digits."),
        ("x" * 301, "Too long: at most 300 letters or digits."),
        ("aaaaaaaaaaaaaaaaaaaa", "This would soon be guessed. Take several words that do not belong together."),
    ],
)
def test_the_reason_says_what_to_do(password, said):
    with translation.override("en"), pytest.raises(ValidationError) as error:
        validate_password(password, NASREEN)
    assert said in error.value.messages
    assert password not in str(error.value.messages)
