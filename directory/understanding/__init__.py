"""The one box: what a person means by a place, a need in everyday words, a centre's name or a number."""

from directory.understanding.reading import Understanding, understand

__all__ = ["Understanding", "understand"]
