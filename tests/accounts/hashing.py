"""Counts how often a password is hashed, which is what takes a visitor's time."""

from django.contrib.auth.hashers import MD5PasswordHasher

PATH = "tests.accounts.hashing.Counted"


class Counted(MD5PasswordHasher):
    """As quick as MD5, and counted."""

    algorithm = "counted"
    done = 0

    def encode(self, password: str, salt: str) -> str:
        """Hash, and count it."""
        Counted.done += 1
        return super().encode(password, salt)
