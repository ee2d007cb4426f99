"""UUIDs that follow from stable names, so that loading again finds the same rows."""

from uuid import UUID, uuid5

NAMESPACE = UUID("6f0c2c5e-3f3b-5f0f-9d5a-5a1f0d1c7e42")


def derived_id(noun: str, name: str) -> UUID:
    """Return the UUID of the `noun` ("service", "location" …) that the source calls `name`."""
    return uuid5(NAMESPACE, f"{noun}:{name}")
