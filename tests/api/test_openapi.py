"""The OpenAPI document: complete, valid, and true to what the doors answer."""

import io

import pytest
import yaml
from django.core.management import call_command

from api import keyed_urls
from api.documents.components import COMPONENTS
from api.documents.v1 import ANSWER, FOUND, PLACE, QUESTION
from api.urls import urlpatterns
from directory.choices import AUDIENCES, NEEDS
from directory.models import TaxonomyTerm
from directory.question import POSITION, READERS
from places.models import Kind
from tests.api.shapes import faults

# An answer, and that it has not changed; all else is a refusal.
GOOD = {"200", "201", "206", "304"}
UNDOCUMENTED = {"schema", "docs", "docs-file", "sandbox", "nothing-here"}


@pytest.fixture(scope="module")
def document():
    out = io.StringIO()
    call_command("spectacular", "--validate", "--fail-on-warn", "--format", "openapi-json", stdout=out)
    return yaml.safe_load(out.getvalue())


def operations(document):
    return [operation for path in document["paths"].values() for operation in path.values()]


def test_the_document_is_openapi_3_1_without_a_warning(document):
    assert document["openapi"] == "3.1.0"


def test_every_door_is_in_the_document(document):
    doors = {pattern.name for pattern in (*urlpatterns, *keyed_urls.urlpatterns)} - UNDOCUMENTED
    assert len(document["paths"]) == len(doors)


def test_every_parameter_and_every_answer_is_described(document):
    for operation in operations(document):
        assert operation["summary"]
        for parameter in operation.get("parameters", []):
            assert parameter["in"] == "path" or parameter["description"]
        for status, answer in operation["responses"].items():
            assert status in GOOD or list(answer["content"]) == ["application/problem+json"]


def test_every_operation_says_how_it_refuses(document):
    for operation in operations(document):
        assert operation["responses"].keys() & {"200", "201"}
        assert {"405", "406", "503"} <= operation["responses"].keys()


def test_no_operation_shares_its_name(document):
    names = [operation["operationId"] for operation in operations(document)]
    assert len(names) == len(set(names))


def test_every_parameter_that_the_reader_knows_is_documented(document):
    [nearest] = [path for name, path in document["paths"].items() if name.endswith("nearest")]
    documented = {parameter["name"] for parameter in nearest["get"]["parameters"]}
    body = nearest["post"]["requestBody"]["content"]["application/json"]["schema"]["properties"]
    assert documented == body.keys() == READERS.keys() | set(POSITION)


EXAMPLES = [("Nearest", ANSWER.value), ("Found", FOUND), ("Place", PLACE)]


@pytest.mark.parametrize(("name", "example"), EXAMPLES, ids=[name for name, _ in EXAMPLES])
def test_the_examples_have_the_promised_shape(name, example):
    assert faults(name, example) == []


def test_the_examples_of_errors_have_the_promised_shape(document):
    for operation in operations(document):
        for status, answer in operation["responses"].items():
            for example in answer.get("content", {}).get("application/problem+json", {}).get("examples", {}).values():
                assert faults("Problem", example["value"]) == []
                assert str(example["value"]["status"]) == status


@pytest.mark.django_db
def test_the_example_of_a_question_is_answered(client):
    assert client.post("/api/v1/nearest", QUESTION.value, content_type="application/json").status_code == 200


@pytest.mark.django_db
def test_the_closed_words_are_those_of_the_taxonomy():
    words = {slug: set(TaxonomyTerm.objects.filter(taxonomy__slug=slug).values_list("slug", flat=True))
             for slug in ("need", "audience")}  # fmt: skip
    assert words == {"need": set(NEEDS), "audience": set(AUDIENCES)}


def test_the_kinds_of_places_are_those_of_the_gazetteer():
    assert set(COMPONENTS["Place"]["properties"]["kind"]["enum"]) == set(Kind.values)


def test_json_and_yaml_are_the_same_document(client):
    as_json = client.get("/api/schema/")
    as_yaml = client.get("/api/schema/", HTTP_ACCEPT="application/yaml")
    assert as_json["Content-Type"] == "application/json"
    assert as_yaml["Content-Type"].startswith("application/yaml")
    assert yaml.safe_load(as_yaml.content) == as_json.json()
