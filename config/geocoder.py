"""Where staff may look up places, if not in our own gazetteer. Off unless the environment names a service."""

from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from config import env, side


def url() -> str:
    """Return the address of a Nominatim service; empty without one, and where only the public comes."""
    said = env.text("GEOCODER_URL", "").rstrip("/")
    if not said or side.chosen() == side.PUBLIC:
        return ""
    if not _is_address(said):
        raise ImproperlyConfigured(
            "GEOCODER_URL must be a full address with http:// or https://, and nothing after it."
        )
    return said


def agent() -> str:
    """Return by what name the service knows us; a public one asks for a name and an address of mail."""
    return env.text("GEOCODER_AGENT", "Raah")


def _is_address(said: str) -> bool:
    try:
        address = urlsplit(said)
        known = address.scheme in {"http", "https"} and bool(address.hostname) and (address.port or 1) > 0
    except ValueError:
        return False
    return known and not (address.query or address.fragment or "@" in address.netloc)
