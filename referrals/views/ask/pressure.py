"""How much may come from one network, and from all, before it goes slower. Nobody is refused; no address is kept."""

from typing import Final

from django.http import HttpRequest

from safety.throttle import UNKNOWN, Pace, address_of, refund, spend, spend_all

# Thirty people an hour share one address of a mobile network: none of them is to notice.
SENDS_OF_ONE: Final = Pace(40, 30.0)
# Nor can they all send in the same seconds: one network alone never fills the slots in which codes are made.
SENDS_AT_ONCE: Final = Pace(6, 1.0)
# What the derivations of a small server can bear.
SENDS_OF_ALL: Final = Pace(120, 0.5)
# Each of them sends ten pages, and goes back to some.
PAGES_OF_ONE: Final = Pace(600, 1.0)
ALL: Final = "all"


def wait_to_send(request: HttpRequest) -> float:
    """Take one try of sending; return 0.0, or in how many seconds to try again."""
    network = address_of(request)
    if network == UNKNOWN:
        return spend_all(_lasting(network))
    return spend_all([("ask at once", network, SENDS_AT_ONCE), *_lasting(network)])


def give_back(request: HttpRequest) -> None:
    """Give back a try with which nothing was done; how many are made at once still counts."""
    for counter in _lasting(address_of(request)):
        refund(*counter)


def _lasting(network: str) -> list[tuple[str, str, Pace]]:
    one, everybody = ("ask one", network, SENDS_OF_ONE), ("ask all", ALL, SENDS_OF_ALL)
    return [everybody] if network == UNKNOWN else [one, everybody]


def is_flooded(request: HttpRequest) -> bool:
    """Say whether so many pages come from one network that their drafts are not kept: pages carry them instead."""
    return spend("ask page", address_of(request), PAGES_OF_ONE) > 0
