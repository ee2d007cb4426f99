"""In production what browsers keep is bound to the host and to https, and what is missing stops the start."""

import pytest

from tests.accounts.production import HOST, answer, environment, run
from tests.databases import url_of
from tests.people import PASSWORD, add_factor, make_person

SETTINGS = """
import json, django; django.setup()
from django.conf import settings
from django.core import checks
names = [name for name in dir(settings) if name.isupper() and name not in ("STAFF_KEYS", "DATABASES")]
found = {name: getattr(settings, name) for name in names}
found["WARNINGS"] = [message.id for message in checks.run_checks(include_deployment_checks=True)]
found["KEYS"] = list(settings.STAFF_KEYS)
print(json.dumps(found, default=str))
"""
# Signs in through the pages, as a browser behind the web server that speaks https; prints every cookie as it was set.
SIGN_IN = """
import json, sys, django; django.setup()
from django.test import Client
from tests.accounts.steps import CODE, SIGN_IN, code_of
client = Client(SERVER_NAME="staff.example", HTTP_X_FORWARDED_PROTO="https")
answers = [
    client.get(SIGN_IN),
    client.post(SIGN_IN, {"login": sys.argv[1], "password": sys.argv[2]}),
    client.post(CODE, {"code": code_of(sys.argv[3])}),
]
print(json.dumps([[one.status_code, [morsel.OutputString() for morsel in one.cookies.values()]] for one in answers]))
"""
# What Django would like besides, and why it may be otherwise here.
KNOWN = {
    "security.W001": "headers are laid on by safety.headers",
    "security.W002": "the policy of every page says frame-ancestors 'none'",
    "security.W003": "forms of the public need no token; those of staff have one on the private side",
}


@pytest.fixture(scope="module")
def found(tmp_path_factory) -> dict:
    """The settings of a production as its own process sees them."""
    return answer(SETTINGS, **environment(tmp_path_factory.mktemp("production")))


def test_django_finds_nothing_to_warn_of_that_is_not_answered_elsewhere(found):
    assert set(found["WARNINGS"]) - KNOWN.keys() == set()


def test_names_of_cookies_bind_them_to_the_host(found):
    names = [found[name] for name in ("SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME", "DEVICE_COOKIE_NAME")]
    assert names == ["__Host-session", "__Host-csrf", "__Host-device"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DEBUG", False),
        ("DEMO", False),
        ("HAS_TLS", True),
        ("SESSION_COOKIE_SECURE", True),
        ("SESSION_COOKIE_HTTPONLY", True),
        ("SESSION_COOKIE_SAMESITE", "Lax"),
        ("SESSION_COOKIE_DOMAIN", None),
        ("SESSION_COOKIE_PATH", "/"),
        ("SESSION_EXPIRE_AT_BROWSER_CLOSE", True),
        ("CSRF_COOKIE_SECURE", True),
        ("CSRF_COOKIE_HTTPONLY", True),
        ("CSRF_COOKIE_SAMESITE", "Lax"),
        ("CSRF_COOKIE_DOMAIN", None),
        ("CSRF_COOKIE_PATH", "/"),
        ("CSRF_TRUSTED_ORIGINS", []),
        ("SECURE_PROXY_SSL_HEADER", ["HTTP_X_FORWARDED_PROTO", "https"]),
        ("ALLOWED_HOSTS", [HOST, "localhost"]),
        ("MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN", False),
        ("ACCOUNT_SESSION_REMEMBER", False),
        ("PASSWORD_RESET_TIMEOUT", 7200),
        ("SECRET_KEY_FALLBACKS", []),
        ("KEYS", [1]),
    ],
)
def test_a_setting_is_what_production_needs(found, name, value):
    assert found[name] == value


def test_passwords_are_hashed_by_argon2(found):
    assert found["PASSWORD_HASHERS"][0].endswith(".Argon2PasswordHasher")


def test_every_cookie_of_staff_is_sent_by_https_only_and_read_by_no_script(own_database, tmp_path, settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    person = make_person("vetter", has_factor=False, password=PASSWORD)
    variables = environment(tmp_path, url_of(own_database))
    secret = with_keys_of(variables, person)
    program = SIGN_IN.replace("sys.argv[1]", repr(person.email)).replace("sys.argv[2]", repr(PASSWORD))
    answers = answer(program.replace("sys.argv[3]", repr(secret)), **variables)
    assert [status for status, _cookies in answers] == [200, 302, 302]
    cookies = [cookie for _status, some in answers for cookie in some]
    assert {cookie.partition("=")[0] for cookie in cookies} == {"__Host-session", "__Host-csrf", "__Host-device"}
    for cookie in cookies:
        parts = [part.strip().lower() for part in cookie.split(";")[1:]]
        assert {"secure", "httponly", "path=/", "samesite=lax"} <= set(parts), cookie
        assert not [part for part in parts if part.startswith("domain")]


def with_keys_of(variables: dict[str, str], person) -> str:
    """Give somebody an app whose secret is sealed by the key of that production."""
    from django.test import override_settings

    from config import keys

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("STAFF_KEY_FILE", variables["STAFF_KEY_FILE"])
        with override_settings(STAFF_KEYS=keys.of_staff()):
            return add_factor(person)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("STAFF_KEY_FILE", "Set the environment variable STAFF_KEY_FILE."),
        ("SECRET_KEY", "Set the environment variable SECRET_KEY."),
        ("STAFF_URL", "Set the environment variable STAFF_URL."),
        ("SMTP_HOST", "Set the environment variable SMTP_HOST."),
    ],
)
def test_what_is_missing_stops_the_start_and_is_named(tmp_path, name, says):
    done = run("-c", "import django; django.setup()", **environment(tmp_path) | {name: "-"})
    assert done.returncode != 0
    assert says in done.stderr.splitlines()[-1]


def test_without_the_key_file_it_is_said_how_one_is_made(tmp_path):
    missing = tmp_path / "nowhere.key"
    done = run("-c", "import django; django.setup()", **environment(tmp_path) | {"STAFF_KEY_FILE": str(missing)})
    assert done.returncode != 0
    assert done.stderr.splitlines()[-1].endswith(
        f"Make the key file {missing} with: python -m config.keys STAFF_KEY_FILE"
    )
    assert not missing.exists()


def test_a_key_file_that_others_may_read_stops_the_start(tmp_path):
    variables = environment(tmp_path)
    (tmp_path / "staff.key").chmod(0o644)
    done = run("-c", "import django; django.setup()", **variables)
    assert done.returncode != 0
    assert f"chmod 600 {tmp_path / 'staff.key'}" in done.stderr.splitlines()[-1]


def test_the_public_s_side_needs_no_secret_of_staff(tmp_path):
    variables = environment(tmp_path) | dict.fromkeys(("STAFF_KEY_FILE", "STAFF_URL", "SMTP_HOST"), "-")
    found = answer(SETTINGS, **variables | {"RAAH_SIDE": "public"})
    assert found["KEYS"] == []
    assert not [app for app in found["INSTALLED_APPS"] if "allauth" in app or "Admin" in app]
    assert not [one for one in found["MIDDLEWARE"] if "essions" in one or one.startswith("accounts.")]
