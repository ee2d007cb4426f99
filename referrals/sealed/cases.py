"""An opened case: reads and seals what lies in it."""

import json
from base64 import b64decode, b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from referrals.crypto import blobs, pairs
from referrals.crypto.errors import NotOpenedError
from referrals.models import Blob, Case, CaseKeys, KeyGroup
from referrals.sealed.codes import NewCode
from referrals.sealed.vaults import Vault

HERS: Final = "case for her"
RETRY: Final = "case for retry"


@dataclass(frozen=True, slots=True, repr=False)
class OpenCase:
    """A case's id with its key. Never shown, never stored as it is."""

    id: UUID
    key: bytes

    def seal(self, kind: str, number: int, version: int, said: Any) -> bytes:
        """Return JSON sealed for its place in this case. ValueError where it is longer than 32 KiB."""
        words = json.dumps(said, ensure_ascii=False).encode("utf-8", "surrogatepass")
        return blobs.seal(words, self.key, blobs.Place(self.id, kind, number, version))

    def read(self, blob: Blob) -> Any:
        """Return what a blob says. NotOpenedError where it was moved, changed, or belongs to another case."""
        place = blobs.Place(self.id, blob.kind, blob.number, blob.version)
        return json.loads(blobs.unseal(bytes(blob.sealed), self.key, place))

    def packed(self) -> dict[str, str]:
        """Return it as JSON can hold it, to be sealed under a cookie."""
        return {"case": self.id.hex, "key": b64encode(self.key).decode()}


def unpacked(packed: dict[str, str]) -> OpenCase:
    """Return the opened case that was packed."""
    return OpenCase(UUID(hex=packed["case"]), b64decode(packed["key"]))


def new(case: UUID) -> OpenCase:
    """Return a case with a new key."""
    return OpenCase(case, blobs.new_key())


def keys_for(opened: OpenCase, group: KeyGroup, code: NewCode, retry_key: bytes) -> CaseKeys:
    """Return the row of wrapped keys, not saved: for the desk, for her code, and for her form's retry."""
    return CaseKeys(
        case_id=opened.id,
        group=group,
        for_desk=pairs.seal_to(bytes(group.public), opened.key),
        for_her=wrapped_for_her(opened, code),
        for_retry=blobs.wrap(opened.key, retry_key, RETRY),
    )


def wrapped_for_her(opened: OpenCase, code: NewCode) -> bytes:
    """Return the case's key as her new code will open it."""
    return blobs.wrap(opened.key, code.wrap, HERS)


def by_code(case: Case, keys: CaseKeys, wrap: bytes) -> OpenCase:
    """Open a case by what her code made. NotOpenedError."""
    return OpenCase(case.pk, blobs.unwrap(bytes(keys.for_her), wrap, HERS))


def by_retry(case: Case, keys: CaseKeys, retry_keys: Iterable[bytes]) -> OpenCase:
    """Open a case by the secret of the form that made it. NotOpenedError once that is over."""
    wrapped = bytes(keys.for_retry or b"")
    for key in retry_keys:
        try:
            return OpenCase(case.pk, blobs.unwrap(wrapped, key, RETRY))
        except NotOpenedError:
            continue
    raise NotOpenedError


def by_vault(case: Case, keys: CaseKeys, vault: Vault) -> OpenCase:
    """Open a case by a moderator's vault. NotOpenedError where it does not hold the desk's key."""
    try:
        private = vault.groups[keys.group_id]
    except KeyError as error:
        raise NotOpenedError from error
    return OpenCase(case.pk, pairs.open_by(private, bytes(keys.for_desk)))
