"""The right answers, by brute force: every fitting listing is measured on the ellipsoid, and all are sorted."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import psycopg
from pyproj import Geod

WGS84 = Geod(ellps="WGS84")
# A line is found by the area it serves, never as a place to go to.
# Of two centres at the same distance: confirmed first, then with a phone of its own, then the fresher, then by key.
LISTINGS = """
select card.service_at_location_id::text, card.latitude, card.longitude,
       array(select term.slug from directory_service_terms link join directory_taxonomyterm term
               on term.id = link.taxonomyterm_id where link.service_id = listing.service_id)
       || array(select 'speaks ' || code from directory_language where service_id = listing.service_id)
  from directory_card card join directory_serviceatlocation listing on listing.id = card.service_at_location_id
 where card.language = 'en' and card.latitude is not null
   and not exists (select from directory_service service join directory_servicearea area on area.service_id = service.id
                    where service.id = listing.service_id and service.kind = 'helpline')
 order by card.trust desc, card.own_phone desc, card.fresh_on desc, card.service_at_location_id"""


class Listing(NamedTuple):
    """A published listing: its id, its public point in degrees, the slugs of what it offers and to whom, languages."""

    id: str
    latitude: float
    longitude: float
    words: frozenset[str]


@dataclass
class Oracle:
    """Knows all listings of a database, in the order in which equal distances are listed."""

    listings: Sequence[Listing]
    _fitting: dict[frozenset[str], list[Listing]] = field(default_factory=dict)
    _found: dict[tuple[object, ...], list[str]] = field(default_factory=dict)

    def nearest(self, latitude: float, longitude: float, words: Collection[str], count: int) -> list[str]:
        """Return the ids of the `count` nearest listings that have all words; degrees."""
        asked = (latitude, longitude, frozenset(words), count)
        if asked not in self._found:
            self._found[asked] = self._nearest(latitude, longitude, self._having(frozenset(words)), count)
        return self._found[asked]

    def _nearest(self, latitude: float, longitude: float, fitting: Sequence[Listing], count: int) -> list[str]:
        lats, lons = [listing.latitude for listing in fitting], [listing.longitude for listing in fitting]
        metres = WGS84.inv([longitude] * len(fitting), [latitude] * len(fitting), lons, lats)[2]
        order = sorted(range(len(fitting)), key=metres.__getitem__)
        return [fitting[index].id for index in order[:count]]

    def inside(self, west: float, south: float, east: float, north: float) -> list[str]:
        """Return the ids of all listings in a box that no date line crosses; degrees."""
        return [one.id for one in self.listings if west <= one.longitude <= east and south <= one.latitude <= north]

    def _having(self, words: frozenset[str]) -> list[Listing]:
        if words not in self._fitting:
            self._fitting[words] = [listing for listing in self.listings if words <= listing.words]
        return self._fitting[words]


def oracle(database_url: str) -> Oracle:
    """Read the listings of that database."""
    with psycopg.connect(database_url) as connection:
        rows = connection.execute(LISTINGS)
        return Oracle([Listing(key, lat, lon, frozenset(words)) for key, lat, lon, words in rows])
