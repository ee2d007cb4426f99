"""The notes that the catalogue prints beside numbers and costs are said in the language of the page."""

import json
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import translation

from directory.wording.labels import LABELS, PROPER, say_label
from places.models import Place
from tests.factories import make_listing

RECORDS = json.loads((Path(settings.BASE_DIR) / "fixtures/catalogue.json").read_text(encoding="utf-8"))
PUBLIC = [record for record in RECORDS if record["vetting_state"] == "published"]
PRINTED = {
    said
    for record in PUBLIC
    for said in (
        *(row["label"] for kind in ("phones", "reached_through") for row in record.get(kind, ())),
        record.get("cost", {}).get("option", ""),
    )
    if said
}


def test_every_note_of_the_public_catalogue_has_its_words():
    assert PRINTED - LABELS - PROPER == set()


@pytest.mark.parametrize("label", sorted(LABELS))
def test_a_note_is_urdu_on_an_urdu_page_and_keeps_its_figures(label):
    with translation.override("ur"):
        said = say_label(label)
    assert not re.search("[A-Za-z]", said)
    assert re.findall(r"\d+", label.replace("24/7", "")) == re.findall(r"\d+", said)


@pytest.mark.django_db
def test_a_note_without_words_is_marked_as_of_another_language(client):
    city = Place.objects.get(name="Multan", kind="city")
    listing = make_listing(city, phones=("000-000",))
    listing.service.phones.update(label="an invented note")
    assert '<bdi lang="en">an invented note</bdi>' in client.get(f"/ur/centres/{listing.pk}/").text
