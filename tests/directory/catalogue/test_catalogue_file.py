"""The committed catalogue keeps the rules that came with the listings."""

import json
import os
from pathlib import Path

import pytest

from config.env import BASE_DIR
from directory.catalogue.convert.gazetteer import Gazetteer
from directory.catalogue.convert.record import catalogue_of
from directory.catalogue.convert.report import report
from directory.management.commands.convert_listings import written
from directory.phones import is_same_line, line_key, lines_of
from tests.directory.catalogue.conftest import BY_ID, FILE, PUBLIC, RECORDS

SOURCE = Path(os.environ.get("LISTINGS_FILE", BASE_DIR.parent / "shared" / "data" / "listings.json"))


@pytest.fixture(scope="module")
def source():
    if not SOURCE.exists():
        pytest.skip(f"The gathered listings are not at {SOURCE}: name the file in LISTINGS_FILE to compare.")
    return json.loads(SOURCE.read_text(encoding="utf-8"))


def evidence(record, *kinds):
    return [row for row in record.get("evidence", ()) if row["kind"] in kinds]


def lines(record):
    rows = [*record.get("phones", ()), *record.get("reached_through", ())]
    return {
        line
        for row in rows
        for line in (*lines_of(row["published"], record["country"]), line_key(row["dial"], record["country"]))
    }


def test_the_catalogue_is_what_the_converter_makes_of_the_listings(source):
    gazetteer = Gazetteer.read()
    catalogue = catalogue_of(source, gazetteer)
    assert FILE.read_text(encoding="utf-8") == written(catalogue)
    assert (BASE_DIR / "docs" / "catalogue.md").read_text(encoding="utf-8") == report(source, catalogue, gazetteer)


def test_every_listing_is_there_with_its_sources(source):
    assert BY_ID.keys() == {record["id"] for record in source}
    for record in source:
        assert len(BY_ID[record["id"]]["sources"]) == len(record["sources"])


def test_no_indirect_number_is_a_records_own(source):
    for record in source:
        own = {row["dial"] for row in BY_ID[record["id"]].get("phones", ())}
        assert not own & {row["dial"] for row in record["phones"] if row["indirect"]}, record["id"]


def test_every_indirect_number_names_the_helpline_it_belongs_to():
    ways = [(record, way) for record in RECORDS for way in record.get("reached_through", ())]
    assert len(ways) > 100
    for record, way in ways:
        helpline = BY_ID[way["helpline"]]
        assert way["dial"] in {row["dial"] for row in helpline["phones"]}, record["id"]
        assert helpline["vetting_state"] == "published", record["id"]


def test_nothing_with_a_safeguarding_flag_or_a_rule_alone_is_public():
    assert not [record["id"] for record in PUBLIC if evidence(record, "safeguarding", "rule only")]
    assert sum(bool(evidence(record, "safeguarding")) for record in RECORDS) == 4
    assert sum(bool(evidence(record, "rule only")) for record in RECORDS) == 41


def test_what_is_public_is_of_high_confidence_or_medium_with_its_own_number():
    for record in PUBLIC:
        (confidence,) = evidence(record, "confidence")
        assert confidence["value"] == "high" or (confidence["value"] == "medium" and record["phones"]), record["id"]


def test_what_is_public_has_a_number_or_an_address():
    for record in PUBLIC:
        assert lines(record) or record["location"]["address"], record["id"]


def test_nothing_is_called_confirmed():
    assert not [record["id"] for record in RECORDS if "assur" in json.dumps(list(record))]


@pytest.mark.parametrize("record", [r for r in RECORDS if evidence(r, "wrong number")], ids=lambda r: r["id"])
def test_no_number_is_one_that_the_record_s_own_evidence_says_is_wrong(record):
    wrong = {row["digits"] for row in evidence(record, "wrong number")}
    assert not [(line, bad) for line in lines(record) for bad in wrong if is_same_line(line, bad)]


# Numbers that were printed for the wrong body, and the body they belong to.
RIGHT_OWNERS = {
    "2135373008": "pk-karachi-war",
    "2199213328": "pk-sd-shrc",
    "2199217318": "pk-sd-shrc",
    "3005251717": "pk-bedari",
    "80022227": "pk-kp-bolo",
}


def test_a_wrong_number_is_public_only_as_the_number_of_its_right_owner():
    wrong = {row["digits"]: record["country"] for record in RECORDS for row in evidence(record, "wrong number")}
    owners = {
        bad: {r["id"] for r in PUBLIC if r["country"] == country for line in own_lines(r) if is_same_line(line, bad)}
        for bad, country in wrong.items()
    }
    assert {bad: found for bad, found in owners.items() if found} == {bad: {slug} for bad, slug in RIGHT_OWNERS.items()}


def own_lines(record):
    return {line for row in record.get("phones", ()) for line in lines_of(row["published"], record["country"])}


# What vetters must know of contradictory sources: what stands, and what may not.
@pytest.mark.parametrize(
    ("slug", "dials", "never"),
    [
        ("pk-nccia-1799", ["1799"], ["1991", "9911"]),
        ("pk-pb-1043", ["1043", "+924299268000"], ["1737"]),
        ("pk-pb-1737", ["1737", "+924299333817"], ["1043"]),
        ("pk-karachi-war", ["+922135373008"], []),
        ("pk-karachi-panah", [], ["+922135373008"]),
        ("pk-madadgaar", ["1098", "+923116641098", "+922135685824"], []),
        ("in-childline", ["1098"], []),
        ("pk-kp-bolo", ["+9280022227"], ["1097"]),
        ("pk-sahil", ["+9280013518"], ["+9280022227"]),
        ("om-1100", ["1100"], []),
    ],
)
def test_the_known_contradictions_are_settled(slug, dials, never):
    found = [row["dial"] for row in BY_ID[slug].get("phones", ())]
    assert found == dials
    assert not set(found) & set(never)


def test_cyber_crime_is_1799_and_nobody_is_sent_to_the_old_numbers():
    assert not [r["id"] for r in RECORDS for row in r.get("phones", ()) if row["dial"] in {"1991", "9911"}]


def test_omans_1100_is_a_child_line():
    assert BY_ID["om-1100"]["audiences"] == ["children"]
    assert BY_ID["om-1100"]["needs"] == ["helpline", "child-protection"]


def test_1099_says_no_hours():
    assert "hours" not in BY_ID["pk-mohr-1099"]
    assert "hours" not in {text["field"] for text in BY_ID["pk-mohr-1099"]["texts"]}


def test_the_repurposed_site_is_linked_nowhere():
    links = [record.get("url", "") for record in RECORDS]
    links += [source.get("url", "") for record in RECORDS for source in record["sources"]]
    assert not [link for link in links if "war.org.pk" in link.lower()]


def test_only_one_place_is_known_by_its_own_point():
    exact = [record["id"] for record in RECORDS if "latitude" in record.get("location", {})]
    assert exact == ["pk-karachi-jpmc"]


def test_the_report_holds_no_number_and_no_address():
    text = (BASE_DIR / "docs" / "catalogue.md").read_text(encoding="utf-8")
    wrong = [row["value"] for record in RECORDS for row in evidence(record, "wrong number", "wrong link", "disputed")]
    addresses = [record["location"]["address"] for record in RECORDS if record.get("location", {}).get("address")]
    numbers = [row["published"] for record in RECORDS for row in record.get("phones", ()) if len(row["dial"]) > 5]
    assert not [words for words in (*wrong, *addresses, *numbers) if words in text and len(words) > 4]
