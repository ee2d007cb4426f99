"""The pages of staff that every look goes over: the name of its picture, its path, and who looks at it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tests.browser.pages import LANGUAGES


@dataclass(frozen=True)
class StaffPage:
    """A page under /<language>/staff/. `who` and what stands in braces are of cast.py.

    `sent`: its form was sent, with what is written or chosen (`said`), by its first button or by the one at `button`.
    """

    name: str
    path: str
    who: str = ""
    sent: bool = False
    said: Mapping[str, str] = field(default_factory=dict)
    button: str = ""


AT_THE_DOOR = (
    StaffPage("sign-in", "sign-in/"),
    StaffPage("second-step", "sign-in/code/", "half"),
    StaffPage("password", "password/"),
    StaffPage("password-sent", "password/sent/"),
    StaffPage("password-new", "{reset}"),
    StaffPage("password-gone", "{no_reset}"),
    StaffPage("password-changed", "password/changed/"),
    StaffPage("join", "join/{invitation}/"),
    StaffPage("join-wrong", "join/{invitation}/", sent=True),
    StaffPage("join-known", "join/{invitation_of_somebody_here}/"),
    StaffPage("join-signed-in", "join/{invitation_of_somebody_here}/", "moderator"),
    StaffPage("join-gone", "join/nothing/"),
)
OWN = (
    StaffPage("security-first", "security/", "newcomer"),
    StaffPage("passkey-add", "security/passkeys/add/", "newcomer"),
    StaffPage("app-add", "security/app/", "newcomer"),
    StaffPage("codes", "security/codes/", "holder"),
    StaffPage("codes-seen", "security/codes/", "administrator"),
    StaffPage("codes-new", "security/codes/new/", "administrator"),
    StaffPage("security", "security/", "administrator"),
    StaffPage("passkey-rename", "security/passkeys/{passkey}/", "administrator"),
    StaffPage("passkey-remove", "security/passkeys/{passkey}/remove/", "administrator"),
    StaffPage("app-remove", "security/app/remove/", "administrator"),
    StaffPage("password-change", "security/password/", "administrator"),
    StaffPage("again", "again/", "administrator"),
    StaffPage("again-code", "again/code/", "administrator"),
    StaffPage("again-passkey", "again/passkey/", "administrator"),
    StaffPage("sessions", "sessions/", "administrator"),
    StaffPage("sign-out", "sign-out/", "administrator"),
)
WORK = (
    StaffPage("desk-administrator", "", "administrator"),
    StaffPage("desk-moderator", "", "moderator"),
    StaffPage("people", "people/", "administrator"),
    StaffPage("person", "people/{person}/", "administrator"),
    StaffPage("person-gone", "people/{gone}/", "administrator"),
    StaffPage("person-close", "people/{worker}/close/", "administrator"),
    StaffPage("invite", "people/invite/", "administrator"),
    StaffPage("invite-wrong", "people/invite/", "administrator", sent=True),
    StaffPage("organizations", "organizations/", "ngo_lead"),
    StaffPage("team", "organizations/{organization}/team/", "ngo_lead"),
    StaffPage("team-invite", "organizations/{organization}/team/invite/", "ngo_lead"),
    StaffPage("listings", "organizations/{organization}/listings/", "ngo_lead"),
    StaffPage("listing-edit", "organizations/listings/{listing}/", "ngo_worker"),
    StaffPage("listing-preview", "organizations/listings/{listing}/preview/", "ngo_worker"),
    StaffPage("listing-hide", "organizations/listings/{listing}/hide/", "ngo_worker"),
    StaffPage("listing-correct", "organizations/listings/{listing}/still-correct/", "ngo_worker"),
    StaffPage("draft-diff", "vetting/drafts/{draft}/", "vetter"),
)
QUEUE = (
    StaffPage("vault-none", "desk/vault/", "keyless"),
    StaffPage("vault-phrase", "desk/vault/", "beginner", sent=True),
    StaffPage("vault-locked", "desk/vault/", "locked"),
    StaffPage("vault-wrong", "desk/vault/", "locked", sent=True),
    StaffPage("vault-open", "desk/vault/", "unlocked"),
    StaffPage("queue-locked", "desk/", "locked"),
    StaffPage("queue-no-desk", "desk/", "deskless"),
    StaffPage("queue", "desk/", "unlocked"),
    StaffPage("queue-empty", "desk/", "idle"),
)
CASES = (
    StaffPage("case-cover", "desk/cases/{case_new}/", "unlocked"),
    StaffPage("case-new", "desk/cases/{case_new}/read/", "unlocked"),
    StaffPage("case", "desk/cases/{case_full}/read/", "unlocked"),
    StaffPage("case-not-mine", "desk/cases/{case_full}/read/", "lead-unlocked"),
    StaffPage("case-child", "desk/cases/{case_child}/read/", "unlocked"),
    StaffPage("case-waiting", "desk/cases/{case_waiting}/read/", "unlocked"),
    StaffPage("case-closed", "desk/cases/{case_closed}/read/", "lead-unlocked"),
    StaffPage("case-damaged", "desk/cases/{case_damaged}/read/", "unlocked"),
    StaffPage("case-lost", "desk/cases/{case_mute}/", "unlocked"),
    StaffPage("case-centres", "desk/cases/{case_full}/centres/", "unlocked"),
    StaffPage("case-centres-nowhere", "desk/cases/{case_nowhere}/centres/", "unlocked"),
    StaffPage("case-centre", "desk/cases/{case_full}/centres/{centre}/", "unlocked"),
    StaffPage("case-centre-child", "desk/cases/{case_child}/centres/{centre}/", "unlocked"),
)
CALLS = (
    StaffPage("referral-proposed", "desk/referrals/{referral_proposed}/", "unlocked"),
    StaffPage("referral-agreed", "desk/referrals/{referral_agreed}/", "unlocked"),
    StaffPage("referral-rung", "desk/referrals/{referral_rung}/", "unlocked"),
    StaffPage("referral-taken", "desk/referrals/{referral_taken}/", "unlocked"),
    StaffPage("referral-withdrawn", "desk/referrals/{referral_withdrawn}/", "unlocked"),
    StaffPage("call", "desk/referrals/{referral_rung}/call/", "unlocked"),
    StaffPage("call-wrong", "desk/referrals/{referral_rung}/call/", "unlocked", sent=True),
    StaffPage("stops", "desk/stops/", "locked"),
)
LEADS = (
    StaffPage("desks", "desk/desks/", "lead-locked"),
    StaffPage("desk", "desk/desks/{desk}/", "lead-unlocked"),
    StaffPage("desk-locked", "desk/desks/{desk}/", "lead-locked"),
    StaffPage("desk-shut", "desk/desks/{shut_desk}/", "lead-shut"),
    StaffPage("hours", "desk/desks/{desk}/hours/{somebody}/", "lead-locked"),
    StaffPage("opened", "desk/desks/{desk}/opened/", "lead-locked"),
    StaffPage("totals", "desk/desks/totals/", "lead-locked"),
)
TO_INBOXES = (
    StaffPage("inboxes-checked", "desk/inboxes/", "locked"),
    StaffPage("inbox-checked", "desk/inboxes/{inbox_unchecked}/", "lead-locked"),
    StaffPage("referral-lying", "desk/referrals/{parcel_new}/", "sender"),
    StaffPage("call-inbox", "desk/referrals/{parcel_new}/call/", "sender"),
)
INBOX = (
    StaffPage("inboxes", "inbox/", "receiver"),
    StaffPage("inbox", "inbox/{inbox}/", "receiver-lead"),
    StaffPage("inbox-new", "inbox/new/{centre_without}/", "receiver-lead"),
    StaffPage("parcel", "inbox/parcels/{parcel_new}/", "receiver-locked"),
    StaffPage("parcel-opened", "inbox/parcels/{parcel_opened}/", "receiver", sent=True),
    StaffPage("parcel-over", "inbox/parcels/{parcel_over}/", "receiver"),
    StaffPage("parcel-damaged", "inbox/parcels/{parcel_damaged}/", "receiver", sent=True),
)
VETTING = (
    StaffPage("vetting", "vetting/", "vetter"),
    StaffPage("vetting-queue", "vetting/queues/due/", "vetter"),
    StaffPage("vetting-unconfirmed", "vetting/queues/unconfirmed/", "vetter"),
    StaffPage("vetting-listing", "vetting/listings/{due_listing}/?queue=due", "vetter"),
    StaffPage("vetting-point", "vetting/listings/{due_listing}/point/?q=Lahore", "vetter"),
    StaffPage("vetting-history", "vetting/listings/{due_listing}/history/", "vetter"),
    StaffPage("vetting-contradictions", "vetting/queues/contradictions/", "vetter"),
    StaffPage("vetting-doubles", "vetting/queues/doubles/", "vetter"),
    StaffPage("vetting-claim", "vetting/claims/{claim}/", "vetter"),
    StaffPage("vetting-suggestion", "vetting/suggestions/{suggestion}/", "vetter"),
    StaffPage("vetting-hide", "vetting/listings/{due_listing}/hide/", "vetter"),
    StaffPage("sheet", "organizations/{organization}/sheet/", "ngo_worker"),
    StaffPage("sheet-reading", "organizations/{organization}/sheet/{sheet_reading}/", "ngo_worker"),
    StaffPage("sheet-diff", "organizations/{organization}/sheet/{sheet_good}/", "ngo_worker"),
    StaffPage("sheet-faults", "organizations/{organization}/sheet/{sheet_faulty}/", "ngo_worker"),
    StaffPage("still-correct", "organizations/still-correct/{asked}/"),
    StaffPage("still-correct-gone", "organizations/still-correct/{asked_late}/"),
    StaffPage("still-correct-thanks", "organizations/still-correct/{asked_again}/", "asked", sent=True),
)
NEW_SECRET = 'form[action$="/secret/"] button'
KEY = {"name": "a server", "scopes": "handoff.read"}
PARTNERS = (
    StaffPage("partner-ask", "partners/ask/", sent=True),
    StaffPage("partner-decide", "partners/queue/{app_asking}/", "administrator"),
    StaffPage("partner", "partners/{app}/", "partner_lead"),
    StaffPage("partner-key", "partners/{app}/keys/{app_key}/", "partner_member"),
    StaffPage("partner-make", "partners/{app}/keys/make/", "partner_member", sent=True),
    StaffPage("partner-links", "partners/{app}/links/", "partner_member"),
    StaffPage("partner-asked", "partners/asked/"),
    StaffPage("partner-queue", "partners/queue/", "administrator"),
    StaffPage("partner-decided", "partners/queue/{app}/", "administrator"),
    StaffPage("partner-limits", "partners/queue/{app}/keys/{app_key}/", "administrator"),
    StaffPage("partner-apps", "partners/", "partner_lead"),
    StaffPage("partner-shown", "partners/{app}/keys/make/", "partner_member", sent=True, said=KEY),
    StaffPage("partner-people", "partners/{app}/people/", "partner_lead"),
    StaffPage("partner-invite", "partners/{app}/people/invite/", "partner_lead"),
    StaffPage("webhooks", "partners/{app}/webhooks/", "partner_member", sent=True),
    StaffPage("webhook", "partners/{app}/webhooks/{webhook}/", "partner_member"),
    StaffPage("webhook-secret", "partners/{app}/webhooks/{webhook}/", "partner_lead", sent=True, button=NEW_SECRET),
)
DESK = (*QUEUE, *CASES, *CALLS, *LEADS, *TO_INBOXES)
PAGES = (*AT_THE_DOOR, *OWN, *WORK, *DESK, *INBOX, *VETTING, *PARTNERS)
EVERY = [(page, language) for page in PAGES for language in LANGUAGES]
# What is looked at each time: two pages of three, in Urdu, which is harder to get right, but every fifth in English.
AT_ONCE = [(page, "ur" if number % 5 else "en") for number, page in enumerate(PAGES) if number % 3]
