"""What stands in the shared cache is found by a digest: a key of allauth names the person and the code."""

from hashlib import blake2b


def digest(key: str, key_prefix: str, version: int) -> str:
    """Return the key as it is stored (Django's KEY_FUNCTION)."""
    return blake2b(f"{key_prefix}:{version}:{key}".encode(), digest_size=20, person=b"cache key").hexdigest()
