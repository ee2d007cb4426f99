"""Where a record is: by its own point, its city or its district; a confidential one by its district at most."""

from typing import Any

from directory.catalogue.convert.gazetteer import Gazetteer
from places.gazetteer.rows import PlaceRow

Position = dict[str, Any]


def position_of(record: dict[str, Any], gazetteer: Gazetteer) -> Position:
    """Return the location of the catalogue's record. What has neither city nor district is virtual: nowhere."""
    inside = gazetteer.province(record["province"], record["country"])
    city = gazetteer.city(record["city"], record["country"], inside)
    district = gazetteer.district(record["district"], record["country"], inside)
    if record["address_sensitive"]:
        return _confidential(district or city)
    if record["latitude"] is not None:
        return _position(city, "exact", record) | {key: record[key] for key in ("latitude", "longitude")}
    return _position(city, "city", record) if city else _position(district, "district", record)


def _confidential(district: PlaceRow | None) -> Position:
    return {"place": district.id, "precision": "district", "confidential": True} if district else {"confidential": True}


def _position(place: PlaceRow | None, precision: str, record: dict[str, Any]) -> Position:
    if place is None:
        return {}
    address = {"address": record["address"]} if record["address"] else {}
    return {"place": place.id, "precision": precision} | address
