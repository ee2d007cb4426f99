"""The pages of staff that every look goes over: the name of its picture, its path, and who looks at it."""

from dataclasses import dataclass

from tests.browser.pages import LANGUAGES


@dataclass(frozen=True)
class StaffPage:
    """A page under /<language>/staff/. `who` and what stands in braces are of cast.py; `sent`: its form was sent."""

    name: str
    path: str
    who: str = ""
    sent: bool = False


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
)
PAGES = (*AT_THE_DOOR, *OWN, *WORK)
EVERY = [(page, language) for page in PAGES for language in LANGUAGES]
