"""Forms by the thousand from one network, over several lines at once, at the real server."""

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field

from referrals import form_keys
from tests.referrals.her.walking import ASK
from tests.referrals.soak import asking
from tests.referrals.soak.asking import Answer

LINES = 8


@dataclass
class Flood:
    """What the network was answered."""

    statuses: Counter = field(default_factory=Counter)


def send(url: str, network: int) -> Answer:
    """Send a whole form that began a minute ago."""
    key = form_keys.new(asking.a_minute_ago()).text
    return asking.post(url, ASK, asking.whole_form(key), **asking.from_network(network))


@contextmanager
def flooded(url: str, posts: int, network: int = 0) -> Iterator[Flood]:
    """Have one network send so many forms meanwhile; all of them have been answered at the end."""
    flood = Flood()

    def share() -> Counter:
        return Counter(send(url, network).status for _ in range(posts // LINES))

    with ThreadPoolExecutor(LINES) as pool:
        shares = [pool.submit(share) for _ in range(LINES)]
        yield flood
        for found in shares:
            flood.statuses += found.result()
