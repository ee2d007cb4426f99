"""The lines of docs/api.md do what the page says."""

import json
import re
import shlex
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from api.documents.questions import ASKED
from api.problems import TITLES
from tests.api.shapes import faults

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "api.md").read_text(encoding="utf-8")
# Lines with a key are run by tests/referrals/handoff/test_docs.py.
LINES = re.findall(r"^curl (?!.*RAAH_KEY).*$", PAGE, re.MULTILINE)
REFUSED = ("place=Hyderabad", "latitude=91")


def run(client, line):
    """Send what the curl line would send."""
    words = shlex.split(line)[1:]
    [url] = [word for word in words if word.startswith("http://localhost:8000/")]
    path = urlsplit(url)._replace(scheme="", netloc="").geturl()
    if "-d" not in words:
        return client.get(path)
    return client.post(path, words[words.index("-d") + 1], content_type="application/json")


@pytest.mark.django_db
@pytest.mark.parametrize("line", LINES, ids=lambda line: line[:70])
def test_every_line_works_as_it_stands(client, line):
    response = run(client, line)
    assert response.status_code == (422 if any(word in line for word in REFUSED) else 200)
    assert response.getvalue()


def test_the_example_has_the_promised_shape():
    found, handoff = re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)
    assert faults("Found", json.loads(found)) == []
    assert faults("Handoff", json.loads(handoff)) == []


def test_every_parameter_and_its_words_are_on_the_page():
    for parameter in ASKED:
        assert f"`{parameter.name}`" in PAGE
        assert all(f"`{word}`" in PAGE for word in parameter.schema.get("enum", []))


def test_every_error_is_on_the_page():
    said = {int(number) for number in re.findall(r"\b([45]\d\d)\b", PAGE.split("## Errors")[1])}
    assert said == set(TITLES) - {500}
