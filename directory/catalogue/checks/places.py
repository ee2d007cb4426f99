"""Places that the gazetteer does not have, and confidential places that say too much."""

import re

from directory.catalogue.checks.fault import Record
from directory.catalogue.checks.known import Known
from directory.catalogue.checks.shape import Found
from directory.content.closer import finder
from places.ids import country_id
from places.models import Kind, Place

STREET = re.compile(
    r"\b(?:street|road|rd|lane|block|sector|plot|house no|chowk|colony|phase|floor|room \d|mohalla|near|opposite"
    r"|behind|beside|next to|adjacent|adjoining)\b",
    re.IGNORECASE,
)


def place_faults(record: Record, known: Known) -> Found:
    """Yield (field, reason) for what is wrong with where the record is and what it covers."""
    country = known.places.get(country_id(record["country"]))
    is_hidden = bool(record.get("location", {}).get("confidential"))
    if country is None or country.kind != Kind.COUNTRY:
        yield "country", f"{record['country']} is no country of the gazetteer"
    for index, area in enumerate(record.get("areas", ())):
        if area not in known.places:
            yield f"areas[{index}]", f"{area} is no place of the gazetteer"
        elif is_hidden and known.is_too_close(known.places[area]):
            yield f"areas[{index}]", "a confidential place serves districts, as far as anybody is told"
    location = record.get("location", {})
    name = location.get("place")
    if name is not None and name not in known.places:
        yield "location.place", f"{name} is no place of the gazetteer"
    elif name is not None and known.places[name].country != record["country"]:
        yield "location.place", f"{name} is not in {record['country']}"
    yield from _position_faults(location)
    if location.get("confidential"):
        yield from _confidential_faults(record, location, known)


def _position_faults(location: Record) -> Found:
    has_point = {"latitude", "longitude"} <= location.keys()
    if has_point != (location.get("precision") == "exact"):
        yield "location.precision", "a point goes with precision exact, and only with it"
    if has_point and not (abs(location["latitude"]) <= 90 and abs(location["longitude"]) <= 180):
        yield "location.latitude", "is not on Earth"
    if ("place" in location) != ("precision" in location):
        yield "location.precision", "a place has a precision, and a service without a place has none"
    if "place" not in location and "address" in location:
        yield "location.address", "an address without a place"


def _confidential_faults(record: Record, location: Record, known: Known) -> Found:
    if "address" in location:
        yield "location.address", "a confidential place has no address"
    if location.get("precision", "district") != "district":
        yield "location.precision", "a confidential place is known by its district only"
    place = known.places.get(location.get("place", ""))
    if place and known.is_too_close(place):
        yield "location.place", "a confidential place is known by its district only"
    for at, words in _public_words(record):
        if STREET.search(words):
            yield at, "sounds like a street of a confidential place"
        if place and _names_closer(words, place, known):
            yield at, "names a place closer than the district of a confidential place"


def _public_words(record: Record) -> Found:
    for index, text in enumerate(record["texts"]):
        yield f"texts[{index}].text", text["text"]
    for index, phone in enumerate(record.get("phones", ())):
        yield f"phones[{index}].label", phone["label"]
    yield "organization", record["organization"]


def _names_closer(words: str, place: Place, known: Known) -> bool:
    """Tell whether the words name a place inside `place` by a name that `place`, or one above it, does not have too."""
    above = [known.above[number] for number in place.ancestors]
    names = (name for one in known.inside.get(place.number, ()) for name in (one.name, one.name_ur))
    return bool(finder(names, " ".join(f"{one.name} {one.name_ur}" for one in above))(words))
