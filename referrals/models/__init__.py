"""The tables of the private flow. What is in them is sealed; `referrals.sealed` alone opens it."""

from referrals.models.case import Blob, Case, CaseKeys, Exclusion, Kind, Notice, Tombstone
from referrals.models.desk import Desk, Shift
from referrals.models.handoff import Handoff, HandoffStatus
from referrals.models.hers import CodeSession, Draft
from referrals.models.inbox import Inbox, KeyCheck, Parcel
from referrals.models.keys import GroupKind, KeyGroup, KeyGroupMember, KeyWish, UserKey
from referrals.models.pepper import PepperMark
from referrals.models.referral import Approval, Consent, Referral, StopNotice
from referrals.models.vault import VaultSession

__all__ = [
    "Approval",
    "Blob",
    "Case",
    "CaseKeys",
    "CodeSession",
    "Consent",
    "Desk",
    "Draft",
    "Exclusion",
    "GroupKind",
    "Handoff",
    "HandoffStatus",
    "Inbox",
    "KeyCheck",
    "KeyGroup",
    "KeyGroupMember",
    "KeyWish",
    "Kind",
    "Notice",
    "Parcel",
    "PepperMark",
    "Referral",
    "Shift",
    "StopNotice",
    "Tombstone",
    "UserKey",
    "VaultSession",
]
