"""The cases that the private flow must stand, and where each is shown (`python -m tests.referrals.ninety`).

A test shows a case by its name (`test_case_07_…`), here or in any folder of tests. What was shown before there was such
a name is listed by its file and name; what comes with a later part of the site says which.
"""

import re
from collections import defaultdict
from pathlib import Path

from config.env import BASE_DIR

CASES = {
    1: "The database goes away between two parts of a case: nothing is kept, her text stands, no code",
    2: "Killed after the commit, before the code is shown: the form sent again shows a fresh code once, no second case",
    3: "A double click, or back and sent again: one case",
    4: "Two hours of typing: her text stands and is taken",
    5: "No JavaScript, an old browser: the whole way",
    6: "Too long a text, too large a body, too many fields: told, refused, refused; memory flat",
    7: "Signs that are none, and signs that turn the direction of writing: kept true or refused, shown harmlessly",
    8: "HTML, scripts, formulas in her text: inert wherever it is shown",
    9: "Only spaces, or only the code, as a message: a gentle word, nothing kept",
    10: "No mail server for hours: asking works, notices wait, then one comes",
    11: "The disk is full: a page with numbers, no half case",
    12: "The pepper is missing or another: nothing is taken in, the directory stays up",
    13: "A stub for chance cannot reach a site",
    14: "A desk without enough holders takes nothing in and offers numbers",
    15: "A flood from one network: slowed; others' sendings go through",
    16: "A flood from many networks: a slow lane, and the door stays open",
    17: "Thirty real people behind one address in an hour: none is refused",
    18: "A machine fills the trap, or sends at once: put aside, seen by a person within a week",
    19: "A child: her own way, and to no centre without a named lead for child protection and a second person",
    20: "For somebody else: information only",
    21: "A wrong code: the same page after the same work as an erased, expired or never used one",
    22: "The eleventh wrong try waits, and the right code works after it",
    23: "A code in digits of every script, with spaces and dashes",
    24: "What cannot be a code costs no derivation, and no address takes one",
    25: "Two hundred codes at once: four derivations, the others told to come again, memory bounded",
    26: "One code on two phones: both work, either may erase, the other sees the plain page",
    27: "Erased in another tab: the next click meets the plain page",
    28: "A found code shows neither the first story nor the contact",
    29: "Ten minutes without a touch: the page is blank, the next click is neutral, Back shows nothing",
    30: "Leaving without JavaScript ends the visit; with it at once; three times Shift leaves too",
    31: "Nobody of the desk can search by a name or a number",
    32: "Answers to a made-up case hold nothing of anybody else, and no names of staff",
    33: "Another code takes two people and the safe word; the old one is dead, and her page says so",
    34: "Nothing is sent without consent, however it is tried",
    35: "Consent for one centre is none for another; a packet that changed makes it void",
    36: "Consent that ended a second ago is none, also when a clock jumps back",
    37: "Taken back and sent at the same instant: one is first",
    38: "Taken back after it was sent and before it was seen: the centre gets nothing",
    39: "Taken back after it was seen: the centre is told, and she is told the truth",
    40: "A centre that left the directory between yes and call: refused",
    41: "A centre's key changed after sealing: sealed anew, or a clear error",
    42: "Somebody of one centre opens what is another's: not found, written down, and ciphertext anyway",
    43: "Somebody of a centre sees neither the case nor what was held back",
    44: "What has ended does not move again",
    45: "Two claim a case: one wins, the other is told",
    46: "A holder's account is closed: the case is back at once, sessions and keys are gone",
    47: "The last who holds a desk's key stays until there is another",
    48: "Somebody who is excluded from a case opens it by its address: not found, written down, the lead is told",
    49: "A made-up centre can be chosen by nobody",
    50: "One bit changed: refused and flagged, the rest stays readable",
    51: "Sealed things swapped or in another order: refused",
    52: "A row removed: the hole is shown",
    53: "A copy of the database holds no word, code, phrase or contact",
    54: "An error in the middle of opening shows and logs no word, key or code",
    55: "The vault's cookie after locking, or a quarter of an hour later, opens nothing",
    56: "A stolen row of a session opens nothing",
    57: "A wrong phrase five times: a wait and a notice; the right one works afterwards",
    58: "A new password by mail leaves the vault shut",
    59: "A change of a desk's key that is killed half way",
    60: "The recovery drill",
    61: "A second pepper; the first one dropped too early",
    62: "An older copy of the database is restored",
    63: "A stolen copy of the database that was sealed",
    64: "One idempotency key twice at once",
    65: "One idempotency key with another body, or of another partner",
    66: "A partner's time-out after the commit",
    67: "A hand-off with a name or a number in it",
    68: "A partner's key that was stopped, is too weak, or stands in an address",
    69: "A hand-off's link used twice, too late, or looked at by a machine",
    70: "A partner asks for another's hand-off",
    71: "Foreign origins, wrong types, bombs",
    72: "Ten thousand searches round a hidden shelter find its district and no more",
    73: "A hidden address stands in no list, export or older version",
    74: "Answers are of one length, found or not, with messages or without",
    75: "Notices come at fixed times and are all alike",
    76: "Logs of the whole way hold no address, path, browser or question",
    77: "A centre's site learns nothing of where somebody came from; no page asks anything of others",
    78: "Counts of one to four are hidden, also by subtraction",
    79: "Browsers remember nothing: neutral names and titles, one address",
    80: "A moderator without a second factor does not get in; a new browser is told of",
    81: "Somebody opens a hundred cases in ten minutes: the lead is told",
    82: "A moderator cannot erase a case alone, and a stone stays",
    83: "A row of the audit that was changed, removed or added is named",
    84: "Timers dead for three days: each step once, erasures first, an alarm",
    85: "Two workers at once do nothing twice",
    86: "A worker's clock a day ahead erases nothing early",
    87: "A change of the tables fails half way",
    88: "A staff page in a frame, under another name, without https",
    89: "Another host's name, and addresses that a cache would keep",
    90: "The last holder cannot close their own account",
}
LATER = {
    62: "operations: backups",
    63: "operations: backups",
    87: "operations: upgrades",
}
SHOWN_BEFORE: dict[int, tuple[str, ...]] = {
    30: (
        "tests/browser/leaving/test_leaving_at_once.py::test_check_4_shift_alone_three_times_leaves",
        "tests/browser/leaving/test_leaving_at_once.py::test_check_4_a_name_with_capitals_and_a_held_key_do_not_leave",
    ),
    72: ("tests/directory/search/test_attacker.py",),
    73: (
        "tests/api/test_confidential.py",
        "tests/directory/catalogue/test_confidential.py::test_no_text_of_the_loaded_confidential_places_names_their_town",
    ),
    77: (
        "tests/browser/test_check_08_no_other_origin.py::test_a_website_does_not_learn_where_she_came_from",
        "tests/browser/test_check_08_no_other_origin.py::test_a_crawl_asks_nothing_of_another_origin_and_nothing_is_blocked",
    ),
    80: (
        "tests/accounts/test_sign_in.py::test_before_the_code_nobody_is_signed_in",
        "tests/accounts/test_devices.py::test_of_a_moderator_s_the_leads_of_the_desk_are_told_too",
    ),
    83: ("tests/safety/test_audit_verify.py",),
    88: (
        "tests/safety/test_headers.py::test_a_page_may_do_nothing_but_show_itself_and_send_its_forms_home",
        "tests/accounts/test_production.py::test_names_of_cookies_bind_them_to_the_host",
        "tests/safety/test_error_pages.py::test_a_host_that_is_not_ours_gets_a_page_too",
    ),
}
NAMED = re.compile(r"def (test_case((?:_(?:and_)?\d\d)+)\w*)\(")


def shown() -> dict[int, list[str]]:
    """Return the tests of each case, as "file::name"."""
    found: dict[int, list[str]] = defaultdict(list)
    for path in sorted((BASE_DIR / "tests").rglob("*.py")):
        for name, numbers in NAMED.findall(path.read_text(encoding="utf-8")):
            for number in re.findall(r"\d\d", numbers):
                found[int(number)].append(f"{path.relative_to(BASE_DIR)}::{name}")
    for number, names in SHOWN_BEFORE.items():
        found[number] += names
    return found


def page() -> str:
    """Return the table."""
    tests = shown()
    head = (
        "# The ninety cases\n\nMade from the tests by `python -m tests.referrals.ninety`; a test compares. "
        "Each case is shown by the tests named after it, or comes with a later part.\n\n"
        "| | case | shown by |\n|---|---|---|"
    )
    rows = (f"| {number} | {title} | {_cell(number, tests)} |" for number, title in CASES.items())
    return "\n".join([head, *rows, ""])


def _cell(number: int, tests: dict[int, list[str]]) -> str:
    cells = [f"`{name}`" for name in tests.get(number, ())]
    cells += [f"later: {LATER[number]}"] if number in LATER else []
    return "<br>".join(cells)


PAGE = Path("docs/private-flow-cases.md")

if __name__ == "__main__":
    (BASE_DIR / PAGE).write_text(page(), encoding="utf-8")
