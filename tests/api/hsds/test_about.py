"""The root, our profile, and what is refused there."""

import pytest

from api.hsds.profile import PATCHES

pytestmark = pytest.mark.django_db


def test_the_root_names_the_standard_our_profile_and_the_openapi_document(client):
    about = client.get("/hsds/").json()
    assert about["version"] == "3.1"
    assert client.get(about["openapi_url"]).json()["openapi"].startswith("3.1")
    assert client.get(about["profile"]).json()["uri"] == about["profile"]


def test_the_profile_s_parts_lie_under_its_own_address_as_the_standard_asks(client):
    said = client.get("/hsds/raah").json()
    assert said["patches"] == {name: f"{said['uri']}/profile/{name}.json" for name in PATCHES}


@pytest.mark.parametrize("name", ["phone", "nothing", "openapi"])
def test_what_the_profile_does_not_touch_has_no_part(client, name):
    assert client.get(f"/hsds/raah/profile/{name}.json").status_code == 404


@pytest.mark.parametrize("path", ["/hsds/", "/hsds/raah", "/hsds/raah/profile/service.json", "/hsds/conformance.json"])
def test_they_may_be_kept_and_asked_for_again(client, path):
    first = client.get(path)
    again = client.get(path, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == first["ETag"]
    assert client.get(path, headers={"if-none-match": '"other"'}).status_code == 200
