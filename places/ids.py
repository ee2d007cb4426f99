"""Ids of places. Every id holds a slash, so that no name or abbreviation that people type is ever taken for one."""


def country_id(code: str) -> str:
    """Return the place id of a country; `code` is ISO 3166-1 alpha-2 ("PK" -> "country/pk")."""
    return f"country/{code.lower()}"
