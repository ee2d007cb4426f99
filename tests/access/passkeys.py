"""A passkey's record as a browser would have made it; nobody holds its key."""

from hashlib import sha256
from typing import Any

from allauth.mfa.models import Authenticator
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.webauthn import (
    Aaguid,
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorAttestationResponse,
    AuthenticatorData,
    CollectedClientData,
    RegistrationResponse,
)

from accounts.models import User

FLAGS = AuthenticatorData.FLAG
# One key for all: to make one costs more than the rest of a person.
KEY = ES256.from_cryptography_key(ec.generate_private_key(ec.SECP256R1()).public_key())


def add_passkey(user: User) -> Authenticator:
    """Save a passkey of this person."""
    held = {"name": f"Passkey of {user.pk}", "credential": _credential(f"passkey {user.pk}".encode())}
    return Authenticator.objects.create(user=user, type=Authenticator.Type.WEBAUTHN, data=held)


def _credential(raw_id: bytes) -> dict[str, Any]:
    held = AttestedCredentialData.create(Aaguid.NONE, raw_id, KEY)
    shown = AuthenticatorData.create(sha256(b"testserver").digest(), FLAGS.UP | FLAGS.UV | FLAGS.AT, 0, held)
    response = AuthenticatorAttestationResponse(
        client_data=CollectedClientData.create("webauthn.create", b"asked", "http://testserver"),
        attestation_object=AttestationObject.create("none", shown, {}),
    )
    return dict(RegistrationResponse(raw_id=raw_id, response=response))
