"""What the page for developers shows runs as it stands, and the client speaks with the site as it is served."""

import base64
import hashlib
import hmac
import os
import runpy
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import playwright
import pytest

from api.documents.page import EXAMPLES, example
from config import env
from partners.webhooks import signing

sys.path.insert(0, str(env.BASE_DIR / "clients" / "python"))
from raah import AmbiguousError, Raah, RaahError

FOLDER = env.BASE_DIR / "docs" / "examples"
# The browser tests bring a Node along.
NODE = Path(playwright.__file__).parent / "driver" / "node"
RUN = {".sh": ["sh", "-eu"], ".py": [sys.executable], ".mjs": [NODE]}


def output(file: str, site) -> str:
    path = FOLDER / file
    command, said = [*RUN[path.suffix], path], os.environ | {"RAAH": site.url}
    done = subprocess.run(command, env=said, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.fixture
def raah(site) -> Raah:
    return Raah(site.url)


@pytest.mark.parametrize("file", EXAMPLES.values())
def test_an_example_finds_the_nearest_help(site, file):
    assert "Legal Aid" in output(file, site) or "legal" in output(file, site).lower()


def test_the_copy_of_the_directory_is_whole(site, raah):
    copied = int(output("mirror.py", site).split()[0])
    assert copied == len(list(raah.services(minimal=True)))


def test_the_example_of_a_webhook_believes_what_we_sign_and_nothing_else():
    is_ours = runpy.run_path(FOLDER / "webhook.py")["is_ours"]
    secret, body = signing.new_secret(), b'{"type":"test"}'
    headers = signing.headers("m", body, datetime.now(UTC), [signing.new_secret(), secret])
    assert is_ours(headers, body, secret)
    assert not is_ours(headers, body + b" ", secret)
    assert not is_ours(headers, body, signing.new_secret())
    assert not is_ours(headers | {"webhook-timestamp": str(int(time.time()) - 900)}, body, secret)
    made = hmac.digest(base64.b64decode(secret.removeprefix("whsec_")), b"m.0." + body, hashlib.sha256)
    old = {"webhook-id": "m", "webhook-timestamp": "0", "webhook-signature": f"v1,{base64.b64encode(made).decode()}"}
    assert not is_ours(old, body, secret)


@pytest.mark.parametrize("file", [*EXAMPLES.values(), "mirror.py"])
def test_what_the_page_shows_names_the_site_and_nothing_that_is_not_set(file):
    shown = example(file, "https://raah.example")
    assert "https://raah.example" in shown
    assert "RAAH" not in shown.replace("RAAH = ", "").replace("RAAH + ", "")


def test_the_client_finds_what_is_near_and_what_a_name_may_mean(raah):
    found = raah.nearest(place="krachi", needs=["legal-aid"], limit=3)
    assert found.place
    assert found.place.name == "Karachi"
    assert found.results
    assert all("legal-aid" in centre.needs for centre in found.results)
    assert raah.nearest(position=(31.55, 74.34), limit=1).place.name == "Lahore"
    assert raah.places("lahor")[0].name == "Lahore"


def test_the_client_raises_what_the_api_refuses(raah):
    with pytest.raises(AmbiguousError) as ambiguous:
        raah.nearest(place="Hyderabad")
    assert len(ambiguous.value.candidates) > 1
    with pytest.raises(RaahError) as wrong:
        raah.nearest(position=(91, 0))
    assert (wrong.value.status, "latitude" in wrong.value.errors) == (422, True)
    with pytest.raises(RaahError) as nothing:
        raah.service("00000000-0000-4000-8000-000000000000")
    assert nothing.value.status == 404


def test_the_client_copies_the_directory(raah):
    services = list(raah.services(full=True))
    assert len(services) > 100
    assert raah.service(services[0]["id"])["id"] == services[0]["id"]
    changes = list(raah.changes())
    assert {change.id for change, _next in changes if not change.deleted} == {one["id"] for one in services}
    assert list(raah.changes(changes[-1][1])) == []


def test_the_client_says_where_nobody_answers():
    with pytest.raises(RaahError) as nobody:
        Raah("http://localhost:9", timeout_s=1).places("lahore")
    assert nobody.value.status == 0


def test_the_client_sends_no_key_where_others_can_read_it():
    with pytest.raises(ValueError, match="https"):
        Raah("http://raah.example", key="raah_x")
    assert "secret" not in repr(Raah("https://raah.example", key="secret"))


def test_the_client_of_the_sandbox_finds_what_is_invented(site):
    found = Raah(f"{site.url}/sandbox").nearest(place="lahore")
    assert all("SANDBOX" in centre.name for centre in found.results)


def test_no_listing_of_the_sandbox_is_in_the_catalogue():
    assert "SANDBOX" not in (env.BASE_DIR / "fixtures" / "catalogue.json").read_text(encoding="utf-8")
