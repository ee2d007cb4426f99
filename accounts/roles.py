"""Who may do what: data only. A role is a set of permissions; nothing else in the project decides by a role's name."""

from enum import StrEnum
from typing import Final


class Permission(StrEnum):
    """One thing that somebody may do."""

    # Their own account: name, password, second factors, sessions.
    OWN_ACCOUNT = "own_account"
    # The people who work here: who they are, what they may do.
    PEOPLE_SEE = "people.see"
    PEOPLE_INVITE = "people.invite"
    PEOPLE_CHANGE = "people.change"
    PEOPLE_CLOSE = "people.close"
    # An organization's people and listings: of every organization when the person's own role grants it, else of those
    # in which a membership does.
    TEAM_SEE = "team.see"
    TEAM_CHANGE = "team.change"
    LISTING_SEE = "listing.see"
    LISTING_EDIT = "listing.edit"
    # Whether what listings say is true: calls, drafts, reports, what the public sees.
    LISTING_VET = "listing.vet"
    # What survivors have agreed to send to a centre of the organization: for whoever holds that centre's key, too.
    REFERRAL_RECEIVE = "referral.receive"
    # What survivors send to a desk: of the desks whose keys the person holds.
    CASE_WORK = "case.work"
    # The desk itself: its people, its hours, who opened what.
    DESK_LEAD = "desk.lead"
    # An app that calls us: its keys and what they did; its people. Of every app when the person's own role grants it,
    # else of those in which a membership does.
    PARTNER_USE = "partner.use"
    PARTNER_LEAD = "partner.lead"
    # Which apps may have keys, how fast they may call, and when that ends.
    PARTNER_APPROVE = "partner.approve"
    # The system behind the site; nothing of any person.
    SYSTEM = "system"


class Role(StrEnum):
    """What somebody is here."""

    VISITOR = "visitor"
    # A program, by its key. Its people are the two after it.
    PARTNER_APP = "partner_app"
    PARTNER_MEMBER = "partner_member"
    PARTNER_LEAD = "partner_lead"
    NGO_WORKER = "ngo_worker"
    NGO_LEAD = "ngo_lead"
    VETTER = "vetter"
    MODERATOR = "moderator"
    DESK_LEAD = "desk_lead"
    ADMINISTRATOR = "administrator"
    SUPERUSER = "superuser"


GRANTS: Final[dict[Role, frozenset[Permission]]] = {
    Role.VISITOR: frozenset(),
    Role.PARTNER_APP: frozenset(),
    Role.PARTNER_MEMBER: frozenset({Permission.OWN_ACCOUNT, Permission.PARTNER_USE}),
    Role.PARTNER_LEAD: frozenset({Permission.OWN_ACCOUNT, Permission.PARTNER_USE, Permission.PARTNER_LEAD}),
    Role.NGO_WORKER: frozenset(
        {
            Permission.OWN_ACCOUNT,
            Permission.TEAM_SEE,
            Permission.LISTING_SEE,
            Permission.LISTING_EDIT,
            Permission.REFERRAL_RECEIVE,
        }
    ),
    Role.NGO_LEAD: frozenset(
        {
            Permission.OWN_ACCOUNT,
            Permission.TEAM_SEE,
            Permission.TEAM_CHANGE,
            Permission.LISTING_SEE,
            Permission.LISTING_EDIT,
            Permission.REFERRAL_RECEIVE,
        }
    ),
    Role.VETTER: frozenset(
        {Permission.OWN_ACCOUNT, Permission.LISTING_SEE, Permission.LISTING_EDIT, Permission.LISTING_VET}
    ),
    Role.MODERATOR: frozenset({Permission.OWN_ACCOUNT, Permission.CASE_WORK}),
    Role.DESK_LEAD: frozenset({Permission.OWN_ACCOUNT, Permission.CASE_WORK, Permission.DESK_LEAD}),
    Role.ADMINISTRATOR: frozenset(
        {
            Permission.OWN_ACCOUNT,
            Permission.PEOPLE_SEE,
            Permission.PEOPLE_INVITE,
            Permission.PEOPLE_CHANGE,
            Permission.PEOPLE_CLOSE,
            Permission.TEAM_SEE,
            Permission.TEAM_CHANGE,
            Permission.PARTNER_LEAD,
            Permission.PARTNER_APPROVE,
        }
    ),
    Role.SUPERUSER: frozenset({Permission.OWN_ACCOUNT, Permission.SYSTEM}),
}

# Roles that stand on the person; that a person has in one organization (directory.Membership); and at one partner
# (partners.Member). An invitation to one of the latter two names in what it is held.
STAFF_ROLES: Final = (Role.VETTER, Role.MODERATOR, Role.DESK_LEAD, Role.ADMINISTRATOR)
ORGANIZATION_ROLES: Final = (Role.NGO_WORKER, Role.NGO_LEAD)
PARTNER_ROLES: Final = (Role.PARTNER_MEMBER, Role.PARTNER_LEAD)
WITHIN_ROLES: Final = (*ORGANIZATION_ROLES, *PARTNER_ROLES)
# What an invitation may make of somebody.
INVITED_TO: Final = (*STAFF_ROLES, *WITHIN_ROLES, Role.SUPERUSER)


def granted(*roles: str) -> frozenset[Permission]:
    """Return everything that these roles together grant."""
    return frozenset[Permission]().union(*(GRANTS[Role(role)] for role in roles))
