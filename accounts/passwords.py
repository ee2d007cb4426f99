"""What a password must withstand: not a list of rules, but how soon it would be guessed."""

import re
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.core.validators import EMPTY_VALUES
from django.utils.translation import gettext as _

# Of 0 to 4: 3 is safe against guessing at a stolen table for a good while, 4 for longer than anybody has.
LEAST_SCORE: Final = 3
# The estimate looks at no more; what comes after can only make a password harder to guess.
LOOKED_AT: Final = 72
SHORTEST_WORD: Final = 3
HOUSE_WORDS: Final = ("raah", "راہ", "helpline", "survivor")


class HardToGuess:
    """Refuses what zxcvbn thinks is guessed soon, knowing the person's own name and address."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raise ValidationError for a weak password."""
        words = _words_of(user)
        # The estimate takes every further part for a gain. Somebody who knows the person does not.
        if min(_score(password, words), _score(_without(password, words), words)) < LEAST_SCORE:
            raise ValidationError(
                _("This would soon be guessed. Take several words that do not belong together."), code="guessable"
            )

    def get_help_text(self) -> str:
        """Return what a password should be like."""
        return _("Several words that do not belong together.")


class LongEnough:
    """Refuses fewer than 15 characters, and more than anybody types (they would only cost time)."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raise ValidationError for a short or an endless password."""
        if len(password) < 15:
            raise ValidationError(_("Too short: at least 15 letters or digits."), code="short")
        if len(password) > 300:
            raise ValidationError(_("Too long: at most 300 letters or digits."), code="long")

    def get_help_text(self) -> str:
        """Return how long a password should be."""
        return _("At least 15 letters or digits.")


def _without(password: str, words: list[str]) -> str:
    """Return what is left of a password when the person's own words are taken out of it."""
    known = sorted((word for word in words if len(word) >= SHORTEST_WORD), key=len, reverse=True)
    return re.sub("|".join(map(re.escape, known)), "", password[:LOOKED_AT], flags=re.IGNORECASE)


def _score(password: str, words: list[str]) -> int:
    from zxcvbn import zxcvbn

    if not password:
        return 0
    estimate: dict[str, int] = zxcvbn(password[:LOOKED_AT], user_inputs=words)  # type: ignore[no-untyped-call]
    return estimate["score"]


def _words_of(user: Any) -> list[str]:
    """Return what somebody who knows the person would try first."""
    email, name = getattr(user, "email", "") or "", getattr(user, "name", "") or ""
    words = [email, *email.replace("@", ".").split("."), name, *name.split(), *HOUSE_WORDS]
    return [word for word in words if word not in EMPTY_VALUES]
