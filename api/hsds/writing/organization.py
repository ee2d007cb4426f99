"""HSDS organization: the body behind a service."""

from typing import Final

from api.hsds.writing.shared import HSDSObject, name_in_urdu, without_blanks
from directory.models import Organization

# HSDS requires a description; where the body gave none we say only what we know.
NO_DESCRIPTION: Final = "Listed from public sources."


def organization(row: Organization) -> HSDSObject:
    """Return the body with its name, what it says of itself, and its site."""
    return without_blanks(
        id=str(row.pk),
        name=row.said("name", "en"),
        alternate_name=name_in_urdu(row),
        description=row.said("description", "en") or NO_DESCRIPTION,
        website=row.website,
    )
