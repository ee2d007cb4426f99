"""What people call the words of closed lists, in every language of ours: how a spreadsheet may say them."""

from collections.abc import Mapping
from typing import Any, Final

from django.conf import settings
from django.utils import translation

from directory.choices import AUDIENCES, LANGUAGES, NEEDS
from directory.wording.fields import ANSWERS, CAPACITIES, KINDS, STATUSES

# By key of a content; "answers" stands for all that is yes, no or not known.
LISTS: Final[Mapping[str, Mapping[str, Any]]] = {
    "needs": NEEDS,
    "audiences": AUDIENCES,
    "spoken": LANGUAGES,
    "kind": KINDS,
    "status": STATUSES,
    "capacity": CAPACITIES,
    "answers": ANSWERS,
}


def vocabulary() -> dict[str, dict[str, str]]:
    """Return, by key, each label in small letters with the code that it stands for."""
    found: dict[str, dict[str, str]] = {key: {} for key in LISTS}
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            for key, labels in LISTS.items():
                found[key] |= {str(label).casefold(): code for code, label in labels.items()}
    return found
