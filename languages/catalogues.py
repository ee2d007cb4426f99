"""Reads .po files: what is translated, doubtful, reviewed, and what only staff and programs ever read."""

from pathlib import Path

import polib

# (context, string)
Key = tuple[str | None, str]

# Files whose strings no survivor meets: the API, staff's pages, commands.
STAFF = (
    "accounts/",
    "api/",
    "config/",
    "directory/actions/refusals.py",
    "directory/claims.py",
    "directory/content/",
    "directory/desk.py",
    "directory/geocoding.py",
    "directory/listing_forms/",
    "directory/permissions.py",
    "directory/point_form.py",
    "directory/queues/",
    "directory/sheet_form.py",
    "directory/sheets/",
    "directory/team.py",
    "directory/vetting_forms.py",
    "directory/vetting_words.py",
    "directory/views/listings/",
    "directory/views/organizations.py",
    "directory/views/sheets.py",
    "directory/views/still_correct.py",
    "directory/views/vetting/",
    "directory/wording/fields.py",
    "directory/wording/sheet_columns.py",
    "directory/wording/states.py",
    "referrals/actions/desks.py",
    "referrals/actions/vault.py",
    "referrals/desk.py",
    "referrals/forms/desk",
    "referrals/pages/",
    "referrals/permissions.py",
    "referrals/templatetags/desk.py",
    "referrals/unlocking.py",
    "referrals/views/desk/",
    "referrals/views/vault.py",
    "referrals/wording_desk.py",
    "templates/account/",
    "templates/accounts/",
    "templates/components/other_ways.html",
    "templates/components/passkey.html",
    "templates/components/still_correct.html",
    "templates/desk/",
    "templates/directory/invite_member.html",
    "templates/directory/organizations.html",
    "templates/directory/still_correct.html",
    "templates/directory/still_correct_gone.html",
    "templates/directory/still_correct_thanks.html",
    "templates/directory/team.html",
    "templates/listings/",
    "templates/mfa/",
    "templates/staff.html",
    "templates/vetting/",
)
COMMANDS = "/management/"
REVIEWED = "reviewed by"


def entries(path: Path) -> list[polib.POEntry]:
    """Return the entries of a .po file that are in use; none where there is no file."""
    return [entry for entry in polib.pofile(str(path)) if not entry.obsolete] if path.exists() else []


def key_of(entry: polib.POEntry) -> Key:
    """Return what an entry is known by."""
    return entry.msgctxt, entry.msgid


def is_survivor_side(entry: polib.POEntry) -> bool:
    """Tell whether a survivor can meet the string; one that names no file counts as one she can."""
    files = [file for file, _line in entry.occurrences]
    return not files or any(not file.startswith(STAFF) and COMMANDS not in file for file in files)


def is_reviewed(entry: polib.POEntry) -> bool:
    """Tell whether a native speaker has put their name to it: a comment "reviewed by …"."""
    return REVIEWED in entry.tcomment.lower()
