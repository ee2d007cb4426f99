"""HSDS organization: the body behind a service."""

from collections.abc import Iterable
from typing import Any, Final
from uuid import UUID

from api.hsds.writing.shared import HSDSObject, name_in_urdu, said, without_blanks

# HSDS requires a description; where the body gave none we say only what we know.
NO_DESCRIPTION: Final = "Listed from public sources."


def organization(pk: UUID, website: str, texts: Iterable[Any]) -> HSDSObject:
    """Return the body with its name, what it says of itself, and its site."""
    return without_blanks(
        id=str(pk),
        alternate_name=name_in_urdu(texts),
        website=website,
    ) | {"name": said(texts, "name"), "description": said(texts, "description") or NO_DESCRIPTION}
