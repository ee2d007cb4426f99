"""Numbers under which a misspelt skeleton is found: the skeleton itself and what one lost letter makes of it.

Two skeletons that differ by one letter lost, added, changed or swapped share a number, so one look into an
index of integers finds every name that is one slip away. Pure: no Django.
"""

from zlib import crc32

SHORTEST = 3
"""Skeletons with fewer letters are only found as they are: one slip could be anything."""


def near(skeleton: str) -> list[int]:
    """Return the 31-bit numbers of a skeleton, its own first; empty for an empty one.

    >>> near("krc")[0] in near("krc"), bool(set(near("krc")) & set(near("lrc")))
    (True, True)
    """
    if not skeleton:
        return []
    slips = range(len(skeleton)) if len(skeleton) >= SHORTEST else ()
    words = dict.fromkeys([skeleton, *(skeleton[:at] + skeleton[at + 1 :] for at in slips)])
    return [crc32(word.encode("utf-8", "surrogatepass")) & 0x7FFFFFFF for word in words]
