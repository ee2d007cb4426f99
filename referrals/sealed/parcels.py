"""A parcel: what one centre gets of a case, under a key of its own, so that no centre opens another's."""

import json
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from referrals.crypto import blobs, pairs
from referrals.crypto.errors import NotOpenedError
from referrals.models import Inbox, Parcel, Referral
from referrals.sealed.cases import OpenCase
from referrals.sealed.vaults import Vault

FOR_CASE: Final = "parcel for case"
PACKET: Final = "packet"
ANSWER: Final = "answer"


@dataclass(frozen=True, slots=True, repr=False)
class OpenParcel:
    """A referral's id with the key of its parcel. Never shown, never stored as it is."""

    id: UUID
    key: bytes

    def seal(self, kind: str, said: Any) -> bytes:
        """Return JSON sealed for its place in this parcel."""
        words = json.dumps(said, ensure_ascii=False).encode("utf-8", "surrogatepass")
        return blobs.seal(words, self.key, blobs.Place(self.id, kind, 0, 1))

    def read(self, kind: str, sealed: bytes | memoryview | None) -> Any:
        """Return what was sealed. NotOpenedError where it is gone, was changed, or belongs to another parcel."""
        return json.loads(blobs.unseal(bytes(sealed or b""), self.key, blobs.Place(self.id, kind, 0, 1)))


def new(referral: Referral, inbox: Inbox, opened: OpenCase, packet: Any) -> Parcel:
    """Return the row of a new parcel, not saved: sealed to the centre, and once more under the key of the case."""
    made = OpenParcel(referral.pk, blobs.new_key())
    return Parcel(
        referral=referral,
        inbox=inbox,
        group=inbox.group,
        for_centre=pairs.seal_to(bytes(inbox.group.public), made.key),
        for_case=blobs.wrap(made.key, opened.key, FOR_CASE),
        sealed=made.seal(PACKET, packet),
    )


def by_vault(parcel: Parcel, vault: Vault) -> OpenParcel:
    """Open a parcel by the vault of somebody of the centre. NotOpenedError where it cannot, or is over."""
    try:
        private = vault.groups[parcel.group_id]
    except KeyError as error:
        raise NotOpenedError from error
    return OpenParcel(parcel.pk, pairs.open_by(private, bytes(parcel.for_centre or b"")))


def by_case(parcel: Parcel, opened: OpenCase) -> OpenParcel:
    """Open a parcel from the case that it was made of. NotOpenedError."""
    return OpenParcel(parcel.pk, blobs.unwrap(bytes(parcel.for_case), opened.key, FOR_CASE))
