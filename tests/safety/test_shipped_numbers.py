"""The committed numbers are those of the shipped catalogue, so that a site that was never filled has them too."""

from io import StringIO

import pytest
from django.conf import settings
from django.core.management import call_command

from safety import hotlines


@pytest.mark.django_db
def test_the_committed_numbers_are_those_of_the_catalogue(monkeypatch, tmp_path):
    committed = {path.name: path.read_text() for path in hotlines.SHIPPED.iterdir()}
    monkeypatch.setattr("directory.management.commands.write_hotlines.SHIPPED", tmp_path)
    call_command("write_hotlines", "--shipped", stdout=StringIO())
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == committed, "run: write_hotlines --shipped"


@pytest.mark.parametrize("language", ["ur", "en"])
def test_a_site_that_was_never_filled_has_numbers_of_the_home_country(own_data, language):
    dials = [line.dial for line in hotlines.hotlines(settings.HOME_COUNTRY, language)]
    assert dials[0] == "15"
    assert {"1099", "1122", "1043", "1094", "1089"} <= set(dials)


def test_a_country_that_nobody_knows_has_no_numbers(own_data):
    assert hotlines.hotlines("QQ", "en") == ()
