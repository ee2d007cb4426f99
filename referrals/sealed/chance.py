"""Looks whether chance is chance: a stub of a test that reached a site would give everybody the same key."""

from typing import Final

from django.core.exceptions import ImproperlyConfigured

from referrals.crypto import blobs, codes, pairs

DRAWS: Final = 64


def must_be_chance() -> None:
    """Draw keys, codes and pairs, and refuse the start where one comes twice. ImproperlyConfigured."""
    drawn = (
        [blobs.new_key() for _ in range(DRAWS)],
        [codes.new_code() for _ in range(DRAWS)],
        [pairs.new_pair().private for _ in range(DRAWS)],
    )
    if any(len(set(kind)) < DRAWS for kind in drawn):
        raise ImproperlyConfigured("The source of chance repeats itself: no key made with it would be secret.")
