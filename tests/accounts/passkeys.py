"""A passkey as a device holds it, for tests without a browser."""

import json
import os
import re
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from django.http import HttpResponse
from django.test import Client
from fido2.cose import ES256
from fido2.utils import sha256, websafe_encode
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData

from tests.accounts.steps import SECURITY, STAFF

ADD, SIGN_IN = f"{SECURITY}passkeys/add/", f"{STAFF}sign-in/passkey/"
ORIGIN = "http://testserver"
FLAG = AuthenticatorData.FLAG


class Passkey:
    """A key pair, and whose it is; `asks` says whether it looks who holds it, by finger, face or PIN."""

    def __init__(self, *, asks: bool = True) -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.id = os.urandom(16)
        self.owner = ""
        self.flags = FLAG.UP | (FLAG.UV if asks else FLAG(0))

    def create(self, options: dict[str, Any]) -> dict[str, Any]:
        """Answer what a page asks of a new passkey."""
        asked = options["publicKey"]
        self.owner = asked["user"]["id"]
        public = AttestedCredentialData.create(bytes(16), self.id, ES256.from_cryptography_key(self.key.public_key()))
        data = AuthenticatorData.create(sha256(asked["rp"]["id"].encode()), self.flags | FLAG.AT, 0, public)
        made = {"attestationObject": websafe_encode(AttestationObject.create("none", data, {}))}
        return self._said("webauthn.create", asked, made)

    def show(self, options: dict[str, Any]) -> dict[str, Any]:
        """Answer what a page asks of one that is known."""
        asked = options["publicKey"]
        data = AuthenticatorData.create(sha256(asked["rpId"].encode()), self.flags, 0)
        said = self._client_data("webauthn.get", asked)
        signature = self.key.sign(data + sha256(said), ec.ECDSA(hashes.SHA256()))
        made = {"authenticatorData": websafe_encode(data), "signature": websafe_encode(signature)}
        return self._said("webauthn.get", asked, made | {"userHandle": self.owner})

    def _said(self, kind: str, asked: dict[str, Any], made: dict[str, str]) -> dict[str, Any]:
        response = {"clientDataJSON": websafe_encode(self._client_data(kind, asked))} | made
        name = websafe_encode(self.id)
        return {"id": name, "rawId": name, "type": "public-key", "response": response, "clientExtensionResults": {}}

    def _client_data(self, kind: str, asked: dict[str, Any]) -> bytes:
        return CollectedClientData.create(kind, asked["challenge"], ORIGIN)


def options_on(page: HttpResponse) -> dict[str, Any]:
    """Return what a page asks of a passkey."""
    found = re.search(r'<script id="options" type="application/json">(.*?)</script>', page.content.decode())
    assert found, page.status_code
    asked = json.loads(found[1])
    return asked.get("creation_options") or asked["request_options"]


def add(client: Client, passkey: Passkey) -> HttpResponse:
    """Set up a passkey for whoever is signed in."""
    asked = options_on(client.get(ADD))
    return client.post(ADD, {"name": "her key", "credential": json.dumps(passkey.create(asked))})


def sign_in_by(client: Client, passkey: Passkey) -> HttpResponse:
    """Sign in by a passkey alone."""
    asked = client.get(SIGN_IN, headers={"accept": "application/json"}).json()["request_options"]
    return client.post(SIGN_IN, {"credential": json.dumps(passkey.show(asked))})
