"""What is wrong in a database after a kill: what was lost, what was doubled, what stands alone."""

from collections import Counter
from collections.abc import Iterator
from io import StringIO
from uuid import UUID

from django.core.management import CommandError, call_command
from django.db import connection

from referrals import form_keys, keeping
from referrals.models import Case, CaseKeys, Kind, Tombstone
from referrals.said import Message, Summary
from referrals.sealed import cases, codes
from referrals.sealed.cases import OpenCase
from referrals.sealed.errors import NotOpenedError
from referrals.sealed.vaults import Vault
from safety.models import AuditEvent
from tests.referrals.soak.ledger import Known, Ledger

# What no row may be, each said by a query that finds such rows.
ALONE = {
    "a case without keys": "select id from referrals_case c where not exists"
    " (select 1 from referrals_casekeys k where k.case_id = c.id)",
    "keys without a case": "select case_id from referrals_casekeys k where not exists"
    " (select 1 from referrals_case c where c.id = k.case_id)",
    "a case without a summary": "select id from referrals_case c where not exists"
    " (select 1 from referrals_blob b where b.case_id = c.id and b.kind = 'summary')",
    "a case without a contact": "select id from referrals_case c where not exists"
    " (select 1 from referrals_blob b where b.case_id = c.id and b.kind = 'contact')",
    "a case without its first event": "select id from referrals_case c where not exists"
    " (select 1 from safety_auditevent e where e.subject = 'case:' || c.id and e.actor = 'survivor'"
    " and e.event in ('case.new', 'case.held_spam'))",
    "a sealed thing without a case": "select id from referrals_blob b where not exists"
    " (select 1 from referrals_case c where c.id = b.case_id)",
    "a visit without a case": "select case_id from referrals_codesession s where not exists"
    " (select 1 from referrals_case c where c.id = s.case_id)",
    "a referral without a case": "select id from referrals_referral r where not exists"
    " (select 1 from referrals_case c where c.id = r.case_id)",
    "a referral without a packet": "select id from referrals_referral r where not exists"
    " (select 1 from referrals_blob b where b.case_id = r.case_id and b.kind = 'packet' and b.number = r.number)",
    "a consent without a referral": "select referral_id from referrals_consent s where not exists"
    " (select 1 from referrals_referral r where r.id = s.referral_id)",
    "a consent without its fields": "select r.id from referrals_consent s join referrals_referral r"
    " on r.id = s.referral_id where not exists (select 1 from referrals_blob b"
    " where b.case_id = r.case_id and b.kind = 'consent' and b.number = r.number)",
    "an agreed referral without a consent": "select id from referrals_referral r where state = 'consented' and not"
    " exists (select 1 from referrals_consent s where s.referral_id = r.id)",
    "a tombstone with a case": "select t.id from referrals_tombstone t join referrals_case c on c.id = t.id",
    "a tombstone without one event": "select t.id from referrals_tombstone t where 1 <> (select count(*)"
    " from safety_auditevent e where e.subject = 'case:' || t.id and e.event = 'case.erased')",
    "an erasing without a tombstone": "select subject from safety_auditevent e where event = 'case.erased' and not"
    " exists (select 1 from referrals_tombstone t where e.subject = 'case:' || t.id)",
    "an event of no case that ever was": "select distinct subject from safety_auditevent e where subject like 'case:%'"
    " and not exists (select 1 from referrals_case c where e.subject = 'case:' || c.id)"
    " and not exists (select 1 from referrals_tombstone t where e.subject = 'case:' || t.id)",
    "a hole in the messages": "select c.id from referrals_case c where (select array_agg(b.number::int order by"
    " b.number) from referrals_blob b where b.case_id = c.id and b.kind = 'message') is distinct from"
    " (select array_agg(n) from generate_series(1, c.messages) n)",
    "a hole in the notes": "select c.id from referrals_case c where (select array_agg(b.number::int order by"
    " b.number) from referrals_blob b where b.case_id = c.id and b.kind = 'note') is distinct from"
    " (select array_agg(n) from generate_series(1, c.notes) n)",
    "an event without one link": "select e.id from safety_auditevent e where 1 <> (select count(*)"
    " from safety_auditlink l where l.event_id = e.id)",
}


def alone() -> list[str]:
    """Return what stands where it must not, and what the chain of the audit says of itself."""
    found = []
    with connection.cursor() as cursor:
        for what, query in ALONE.items():
            cursor.execute(query)
            found += [f"{what}: {row[0]}" for row in cursor.fetchall()]
    return found + _chain()


def _chain() -> list[str]:
    try:
        call_command("audit_verify", stdout=StringIO(), stderr=StringIO())
    except CommandError as error:
        return [str(error)]
    return []


def of_ledger(ledger: Ledger, vault: Vault, *, everything: bool = False) -> list[str]:
    """Return where the database is not what was told, and settle what was not known."""
    found = []
    for secret in list(ledger.entries if everything else ledger.touched):
        answers = ledger.entries[secret].answers()
        wrongs = [list(_wrong(secret, answer, vault)) for answer in answers]
        if [] in wrongs:
            ledger.settle(secret, _named(secret, answers[wrongs.index([])]))
        else:
            found.append(f"{answers}: {wrongs}")
    ledger.touched.clear()
    return found + _doubled(ledger)


def _named(secret: str, known: Known | None) -> Known | None:
    """Return it with the id of its case, which nobody had told."""
    case = _of_form(secret) if known and not known.id else None
    return known.after(id=str(case.pk)) if known and case else known


def _doubled(ledger: Ledger) -> list[str]:
    """Return whether there are more or fewer cases than forms that were sent."""
    standing = sum(1 for entry in ledger.entries.values() if entry.certain and entry.certain.state != "erased")
    count = Case.objects.count()
    return [] if count == standing else [f"{count} cases from {standing} forms"]


def _of_form(secret: str) -> Case | None:
    tags = codes.form_tags(form_keys.read(secret).secret)
    return Case.objects.filter(form_tag__in=tags).select_related("keys").first()


def _wrong(secret: str, known: Known | None, vault: Vault) -> Iterator[str]:
    """Yield what speaks against this being the truth."""
    case = _of_form(secret)
    if known is None or known.state == "erased":
        if case:
            yield "there is a case"
        if known and not Tombstone.objects.filter(pk=UUID(known.id)).exists():
            yield "there is no tombstone"
        return
    if case is None:
        yield "there is no case"
        return
    yield from _wrong_row(case, known)
    for opened in _opened(case, known, vault):
        yield from _wrong_words(opened, known)


def _wrong_row(case: Case, known: Known) -> Iterator[str]:
    if (case.state, case.messages) != (known.state, len(known.messages)):
        yield f"it is {case.state} with {case.messages} messages"
    last = case.referrals.order_by("-number").values_list("state", flat=True).first() or ""
    if last != known.referral:
        yield f"its referral is {last!r}"
    events = Counter(AuditEvent.objects.filter(subject=f"case:{case.pk}").values_list("event", flat=True))
    if dict(events) != known.events:
        yield f"its events are {dict(events)}"


def _opened(case: Case, known: Known, vault: Vault) -> Iterator[OpenCase | None]:
    """Yield it as the desk opens it and, where the code is known, as she does."""
    try:
        yield cases.by_vault(case, case.keys, vault)
    except NotOpenedError:
        yield None
    if known.code:
        yield _by_code(case, case.keys, known.code)


def _by_code(case: Case, keys: CaseKeys, code: str) -> OpenCase | None:
    wraps = {made.tag: made.wrap for made in codes.candidates(code)}
    try:
        return cases.by_code(case, keys, wraps[bytes(case.tag)])
    except (KeyError, NotOpenedError):
        return None


def _wrong_words(opened: OpenCase | None, known: Known) -> Iterator[str]:
    if opened is None:
        yield "it does not open"
        return
    if keeping.get(opened, Kind.SUMMARY, Summary) is None:
        yield "it has no summary"
    entries = keeping.series(opened, Kind.MESSAGE, Message, len(known.messages))
    words = tuple(entry.said.text if entry.said else None for entry in entries)
    if words != known.messages:
        yield f"its messages are {words}"
