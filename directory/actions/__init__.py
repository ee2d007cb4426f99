"""What is done: each deed is one transaction with its audit event, says who did it, and may refuse."""

from directory.actions.beginning import begin_from, make_organization
from directory.actions.claiming import accept_claim, claim, forget_claims, refuse_claim
from directory.actions.doubting import forget_senders
from directory.actions.drafting import (
    Ruling,
    begin_draft,
    begin_listing,
    change_draft,
    decide,
    drop_draft,
    submit_draft,
)
from directory.actions.exporting import export_sheet
from directory.actions.handling import handle_report, handle_suggestion, tell_apart
from directory.actions.hiding import hide_place
from directory.actions.letters import TooManyError, forget_letters, report, suggest
from directory.actions.listings import publish, reopen, send_back, suspend, withdraw
from directory.actions.memberships import end_memberships, join_organization, remove_member
from directory.actions.pinning import pin
from directory.actions.refusals import RefusedError
from directory.actions.reminding import remind, still_due, wanting_reminder
from directory.actions.restoring import restore
from directory.actions.seeing import move_as_seen, stamp_of, verify_as_seen
from directory.actions.still_correct import confirm, forget_links, make_links, open_link
from directory.actions.telling import say_capacity, say_shut
from directory.actions.ticking import count_day, tick
from directory.actions.upload_taking import forget_uploads, staying, take_sheet, undo_sheet
from directory.actions.uploading import counts_of, drop_sheet, read_sheet, send_sheet, sent_before
from directory.actions.verifying import Finding, verify

__all__ = [
    "Finding",
    "RefusedError",
    "Ruling",
    "TooManyError",
    "accept_claim",
    "begin_draft",
    "begin_from",
    "begin_listing",
    "change_draft",
    "claim",
    "confirm",
    "count_day",
    "counts_of",
    "decide",
    "drop_draft",
    "drop_sheet",
    "end_memberships",
    "export_sheet",
    "forget_claims",
    "forget_letters",
    "forget_links",
    "forget_senders",
    "forget_uploads",
    "handle_report",
    "handle_suggestion",
    "hide_place",
    "join_organization",
    "make_links",
    "make_organization",
    "move_as_seen",
    "open_link",
    "pin",
    "publish",
    "read_sheet",
    "refuse_claim",
    "remind",
    "remove_member",
    "reopen",
    "report",
    "restore",
    "say_capacity",
    "say_shut",
    "send_back",
    "send_sheet",
    "sent_before",
    "stamp_of",
    "staying",
    "still_due",
    "submit_draft",
    "suggest",
    "suspend",
    "take_sheet",
    "tell_apart",
    "tick",
    "undo_sheet",
    "verify",
    "verify_as_seen",
    "wanting_reminder",
    "withdraw",
]
