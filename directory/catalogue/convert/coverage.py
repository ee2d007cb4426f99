"""Which places a record covers."""

from typing import Any, NamedTuple

from directory.catalogue.convert.gazetteer import Gazetteer
from places.gazetteer.rows import PlaceRow
from places.ids import country_id

# Words that name more, or less, than one place. The words stay beside the areas.
ODD = {
    "132 districts of Pakistan (2025)": (country_id("PK"),),
    "34 district headquarters hospitals of Balochistan (announced 2023)": ("pk/balochistan",),
    "British and dual nationals in Pakistan": (country_id("PK"),),
    "British nationals worldwide": (),
    "England": (country_id("GB"),),
    "England and Wales, age 16+": (country_id("GB"),),
    "Gilgit-Baltistan and Chitral": (
        "pk/gilgit-baltistan",
        "pk/khyber-pakhtunkhwa/lower-chitral",
        "pk/khyber-pakhtunkhwa/upper-chitral",
    ),
    "Islamabad and Punjab": ("pk/islamabad-capital-territory", "pk/punjab"),
    "Karachi and Sindh": ("pk/sindh",),
    "Ontario, Indigenous women first": (),
    "Punjab and Khyber Pakhtunkhwa confirmed; other provinces not confirmed here": (
        "pk/punjab",
        "pk/khyber-pakhtunkhwa",
    ),
    "Sindh, about 24 houses (2023)": ("pk/sindh",),
    "South Punjab": (
        "pk/punjab/bahawalpur-division",
        "pk/punjab/dera-ghazi-khan-division",
        "pk/punjab/multan-division",
    ),
    "US citizens worldwide": (),
    "all 36 districts of Punjab": ("pk/punjab",),
    "all districts of Punjab (ordered 2021; two districts seen working in 2024)": ("pk/punjab",),
    "all districts of Sindh": ("pk/sindh",),
    "all police stations of Azad Jammu and Kashmir (2022 statement)": ("pk/azad-jammu-and-kashmir",),
    "national; offices in Lahore, Karachi, Peshawar, Quetta, Hyderabad, Multan and others": (country_id("PK"),),
    "police stations of Rawalpindi, Attock, Jhelum, Chakwal (and Murree) districts": (
        "pk/punjab/rawalpindi",
        "pk/punjab/attock",
        "pk/punjab/jhelum",
        "pk/punjab/chakwal",
        "pk/punjab/murree",
    ),
}


class Coverage(NamedTuple):
    """Gazetteer ids, and the words where they say more than the ids."""

    areas: tuple[str, ...]
    words: str = ""


def coverage_of(record: dict[str, Any], gazetteer: Gazetteer) -> Coverage:
    """Return the areas that the record covers; none, and the words, where no place answers to them."""
    words = record["coverage"] or ""
    if words in ODD:
        return Coverage(ODD[words], words)
    place = _place(words, record, gazetteer)
    return Coverage((place.id,)) if place else Coverage((), words)


def _place(words: str, record: dict[str, Any], gazetteer: Gazetteer) -> PlaceRow | None:
    country = record["country"]
    inside = gazetteer.province(record["province"], country)
    name = words.removesuffix(" district")
    if words == "national":
        return gazetteer.places[country_id(country)]
    return (
        gazetteer.find(name, country, frozenset({"country"}))
        or gazetteer.province(words, country)
        or gazetteer.district(name, country, inside)
        or gazetteer.city(words, country, inside)
    )
