"""The private flow as a machine: whatever people, timers and clocks do, in whatever order, these things stay true.

Everything goes through the actions, as the pages do. A deed may be refused; then nothing at all has changed.
"""

from collections import Counter
from typing import ClassVar

import hypothesis.strategies as st
from django.db import connection, transaction
from django.utils import translation
from django.utils.translation import gettext
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from accounts.permissions import RefusedError
from directory.models import ServiceAtLocation
from referrals import keeping
from referrals.actions import (
    approvals,
    changing,
    desk,
    desks,
    hers,
    inboxes,
    intake,
    keys,
    receiving,
    referring,
    timers,
)
from referrals.actions.referring import Heard
from referrals.actions.stopping import reference_of
from referrals.models import (
    Approval,
    Blob,
    Case,
    CaseKeys,
    CodeSession,
    Consent,
    Desk,
    KeyGroup,
    KeyGroupMember,
    KeyWish,
    Kind,
    Parcel,
    Referral,
    StopNotice,
    Tombstone,
)
from referrals.moving import StaleError
from referrals.said import Answer, Contact, Message, Packet, Story, Summary
from referrals.sealed import cases, codes, parcels
from referrals.sealed.errors import NotOpenedError
from referrals.states import ENDS, HOLDS_NOTHING, CaseState, Closing, InvalidMoveError, ReferralState
from safety.clock import now
from safety.models import AuditEvent
from tests.centres import check, make_inbox
from tests.desks import PHONE, an_intake, make_desk, send_case

REFUSALS = (InvalidMoveError, StaleError, RefusedError, Case.DoesNotExist, Referral.DoesNotExist)
MOST_CASES = 3
PACKET = Packet((("name", "A."), ("need", "a lawyer")), "legal aid")
# States in which a centre has been told: never without her yes.
TOLD = (ReferralState.SENT, ReferralState.SEEN, ReferralState.ACCEPTED, ReferralState.ACTIVE, ReferralState.DONE)
# States in which what a centre may have heard is taken away from it again.
TAKEN_AWAY = (ReferralState.WITHDRAWN, ReferralState.EXPIRED, ReferralState.RECALLED)
ANSWERS = ("accept", "decline", "begin", "finish", "not_reached")
TABLES = (Case, CaseKeys, Blob, CodeSession, Referral, Consent, Approval, Parcel, StopNotice)
KEYS = (KeyGroup, KeyGroupMember, KeyWish)
index = st.integers(0, 9)
# How a referral goes to a centre, step by step: through its inbox, or as a moderator hears of it on the telephone.
SENT = ("consent", "send")
TAKEN = (*SENT, "note_seen", "accept", "begin")
ROADS = (
    (),
    (*TAKEN, "finish"),
    (*TAKEN, "not_reached"),
    (*SENT, "note_seen", "decline"),
    *((*SENT, Heard.TOOK, Heard.BEGAN, end) for end in (Heard.DONE, Heard.NOT_REACHED)),
    *((*SENT, end) for end in (Heard.DECLINED, Heard.NO_ANSWER)),
)


class Flow(RuleBasedStateMachine):
    """Up to three cases at one desk of three people, a centre with an inbox, and a clock that only goes on.

    `done` and `reached` count, over all runs, which deeds were done and in which states something stood after them.
    """

    done: ClassVar[Counter[str]] = Counter()
    reached: ClassVar[set[str]] = set()

    def __init__(self) -> None:
        super().__init__()
        self.undo = transaction.atomic()
        self.undo.__enter__()
        self.staffed = make_desk(2)
        self.people = [*self.staffed.moderators, self.staffed.lead]
        self.centres = list(ServiceAtLocation.public.filter(service__status="active").values_list("pk", flat=True)[:1])
        self.centre = make_inbox(self.staffed)
        self.sent = {}
        self.written = {}
        self.hours = 0
        self.ticked_at = now()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.undo.__exit__(None, None, None)

    @initialize(road=st.sampled_from(ROADS), steps=st.integers(1, 7))
    def a_referral_is_on_its_way(self, road, steps):
        """Begin somewhere on the road to a centre, which few would find by chance."""
        if not road:
            return
        self.she_asks(is_urgent=False, is_suspicious=False, is_child=False)
        [sent] = self.sent.values()
        desk.claim(case=sent.case, version=1, by=self.staffed.moderator)
        referral = self._propose(self.staffed.work(sent.case), is_offline=any(isinstance(step, Heard) for step in road))
        for step in road[: steps - 1]:
            referral.refresh_from_db()
            self._go(step, sent, referral)

    def _go(self, step, sent, referral):
        """Take one step of the road."""
        told = {"referral": referral, "version": referral.version}
        if step == "consent":
            self._try(hers.consent, opened=sent.opened, fields=("need",), **told)
        elif step == "send":
            self._try(referring.send, work=self.staffed.work(sent.case), **told)
        elif isinstance(step, Heard):
            self._try(referring.record, heard=step, by=self.staffed.moderator, **told)
        else:
            more = {"answer": Answer("full", "in two weeks")} if step == "decline" else {}
            self._try(getattr(receiving, step), receipt=self.centre.receipt(referral), **more)

    # What people do. Each rule picks a case and a person by number.

    @rule(is_urgent=st.booleans(), is_suspicious=st.booleans(), is_child=st.booleans())
    @precondition(lambda self: len(self.sent) < MOST_CASES)
    def she_asks(self, is_urgent, is_suspicious, is_child):
        summary = Summary(needs=("legal-aid",), is_child=is_child)
        sent = send_case(self.staffed.desk, is_suspicious=is_suspicious, is_urgent=is_urgent, summary=summary)
        self.sent[sent.case.pk] = sent
        self.written[sent.case.pk] = []

    @rule(which=index)
    @precondition(lambda self: self.sent)
    def she_sends_the_form_again(self, which):
        sent = self._pick(which)
        code = codes.new()
        before = Case.objects.count()
        outcome = intake.submit(
            intake=an_intake(), secret=sent.secret, code=code, desk=self.staffed.desk, is_suspicious=False
        )
        assert Case.objects.count() == before
        if outcome == intake.Outcome.AGAIN:
            sent.code = code.digits

    @rule(which=index)
    @precondition(lambda self: self.sent)
    def she_confirms_the_code(self, which):
        intake.confirm_code(secret=self._pick(which).secret)

    @rule(which=index, text=st.sampled_from(["haan", "nahin", "kal"]))
    @precondition(lambda self: self.sent)
    def she_writes(self, which, text):
        sent = self._pick(which)
        if self._try(hers.reply, opened=sent.opened, text=text):
            self.written[sent.case.pk].append(text)

    @rule(which=index)
    @precondition(lambda self: self.sent)
    def she_reads(self, which):
        self._try(hers.mark_read, opened=self._pick(which).opened)

    @rule(which=index, number=st.integers(1, 4))
    @precondition(lambda self: self.sent)
    def she_deletes_a_message(self, which, number):
        sent = self._pick(which)
        self._try(hers.delete_message, opened=sent.opened, number=number)
        if number <= len(self.written[sent.case.pk]):
            self.written[sent.case.pk][number - 1] = ""

    @rule(which=index, word=st.sampled_from(["neeli chidiya", "kuch aur"]))
    @precondition(lambda self: self.sent)
    def she_changes_her_contact(self, which, word):
        sent = self._pick(which)
        self._try(hers.change_contact, opened=sent.opened, contact=Contact(phone=PHONE), safe_word=word)

    @rule(which=index, fields=st.sampled_from([(), ("need",), ("name", "need"), ("phone",)]))
    @precondition(lambda self: Referral.objects.exists())
    def she_agrees(self, which, fields):
        referral = self._referral(which)
        opened = self.sent[referral.case_id].opened
        self._try(hers.consent, opened=opened, referral=referral, version=referral.version, fields=fields)

    @rule(which=index)
    @precondition(lambda self: Referral.objects.exists())
    def she_takes_it_back(self, which):
        referral = self._referral(which, *TOLD)
        self._try(hers.withdraw, opened=self.sent[referral.case_id].opened, referral=referral)

    @rule(which=index)
    @precondition(lambda self: self.sent)
    def she_renews(self, which):
        self._try(hers.renew, opened=self._pick(which).opened)

    @rule(which=index)
    @precondition(lambda self: len(self.sent) > 1)
    def she_stops(self, which):
        self._try(hers.stop, opened=self._pick(which).opened)

    @rule(which=index)
    @precondition(lambda self: len(self.sent) == MOST_CASES)
    def she_erases(self, which):
        sent = self._pick(which)
        if self._try(hers.erase, opened=sent.opened):
            self._forget(sent)

    @rule(which=index, who=index)
    @precondition(lambda self: self.sent)
    def somebody_claims(self, which, who):
        case = self._pick(which).again()
        self._try(desk.claim, case=case, version=case.version, by=self._person(who))

    @rule(which=index, who=index)
    @precondition(lambda self: self.sent)
    def somebody_opens(self, which, who):
        case = self._pick(which).again()
        self._try(desk.note_opening, case=case, by=self._person(who, case))

    @rule(which=index, who=index, whom=index)
    @precondition(lambda self: self.sent)
    def somebody_hands_over(self, which, who, whom):
        work = self._work(which, who)
        self._try(desk.hand_over, work=work, to=self._person(whom), note="for you")

    @rule(which=index, who=index, deed=st.sampled_from(["give_back", "hold_as_spam", "release", "take_up"]))
    @precondition(lambda self: self.sent)
    def somebody_moves_it(self, which, who, deed):
        held = [sent for sent in self.sent.values() if deed == "release" and sent.again().state == CaseState.HELD_SPAM]
        case = self._mostly(which, held).again()
        self._try(getattr(desk, deed), case=case, version=case.version, by=self._person(who, case))

    @rule(which=index, who=index, waits=st.booleans())
    @precondition(lambda self: self.sent)
    def somebody_writes_to_her(self, which, who, waits):
        work = self._work(which, who)
        if self._try(desk.write_to_her, work=work, text="jawab", waits=waits):
            self.written[work.case.pk].append("jawab")

    @rule(which=index, who=index)
    @precondition(lambda self: self.sent)
    def somebody_closes(self, which, who):
        case = self._pick(which).again()
        self._try(desk.close, case=case, version=case.version, closing=Closing.HELPED, by=self._person(who, case))

    @rule(which=index, who=index)
    @precondition(lambda self: self.sent)
    def somebody_reopens(self, which, who):
        work = self._work(which, who)
        self._try(desk.reopen, work=work, note="again")

    @rule(which=index, who=index, whom=index)
    @precondition(lambda self: self.sent)
    def somebody_excludes(self, which, who, whom):
        self._try(desk.exclude, case=self._pick(which).again(), user=self._person(whom), by=self._person(who))

    @rule(which=index, who=index, is_offline=st.booleans())
    @precondition(lambda self: self.sent)
    def somebody_proposes(self, which, who, is_offline):
        work = self._work(which, who)
        self._try(self._propose, work=work, is_offline=is_offline)

    @rule(which=index, who=index, thinks_again=st.booleans())
    @precondition(lambda self: self.sent)
    def somebody_claims_and_proposes(self, which, who, thinks_again):
        """Deeds that often follow each other, so that what comes after them is met often too."""
        case = self._pick(which).again()
        by = self._person(who, case)
        self._try(desk.claim, case=case, version=case.version, by=by)
        work = self.staffed.work(case, by)
        if self._try(self._propose, work=work, is_offline=bool(who % 2)) and thinks_again:
            self._change_packet(Referral.objects.filter(case=case.pk).latest("number"), self.staffed.work(case, by))

    @rule(which=index)
    @precondition(lambda self: Referral.objects.filter(state="proposed").exists())
    def she_agrees_to_all_of_it(self, which):
        found = list(Referral.objects.filter(state="proposed").order_by("case_id", "number"))
        referral = found[which % len(found)]
        opened = self.sent[referral.case_id].opened
        self._try(hers.consent, opened=opened, referral=referral, version=referral.version, fields=("name", "need"))

    @rule(which=index, who=index)
    @precondition(lambda self: Referral.objects.filter(state="proposed").exists())
    def somebody_changes_the_packet(self, which, who):
        referral = self._referral(which, ReferralState.PROPOSED)
        self._change_packet(referral, self._work_on(referral.case_id, who))

    @rule(which=index, who=index)
    @precondition(lambda self: Referral.objects.exists())
    def somebody_sends(self, which, who):
        referral = self._referral(which, ReferralState.CONSENTED)
        work = self._work_on(referral.case_id, who)
        self._try(referring.send, referral=referral, version=referral.version, work=work)

    @rule(which=index, who=index, heard=st.sampled_from(list(Heard)))
    @precondition(lambda self: Referral.objects.exists())
    def somebody_hears_from_the_centre(self, which, who, heard):
        referral = self._referral(which, *TOLD)
        by = self._person(who, referral.case)
        self._try(referring.record, referral=referral, version=referral.version, heard=heard, by=by)

    @rule(which=index)
    @precondition(lambda self: Parcel.objects.filter(for_centre__isnull=False).exists())
    def the_centre_opens_it(self, which):
        receipt = self._receipt(which)
        had_ended = self._has_ended(receipt.parcel.referral)
        assert not (self._try(receiving.note_seen, receipt=receipt) and had_ended), "opened after her yes had ended"

    @rule(which=index, answer=st.sampled_from(ANSWERS))
    @precondition(lambda self: Parcel.objects.filter(for_centre__isnull=False).exists())
    def the_centre_answers(self, which, answer):
        receipt = self._receipt(which)
        said = {"answer": Answer("full", "in two weeks")} if answer == "decline" else {}
        self._try(getattr(receiving, answer), receipt=receipt, **said)

    @rule(which=index)
    @precondition(lambda self: Parcel.objects.filter(for_centre__isnull=False).exists())
    def the_centre_takes_her(self, which):
        receipt = self._receipt(which)
        self._try(receiving.note_seen, receipt=receipt)
        self._try(receiving.accept, receipt=self._receipt(which))

    @rule()
    @precondition(lambda self: self.sent)
    def the_inbox_is_suspended_or_not(self):
        deed = inboxes.resume if self.centre.again().is_suspended else inboxes.suspend
        self._try(deed, inbox=self.centre.again(), by=self.staffed.lead)

    @rule(which=index, who=index)
    @precondition(lambda self: Referral.objects.exists())
    def somebody_recalls(self, which, who):
        referral = self._referral(which)
        by = self._person(who, referral.case)
        self._try(referring.recall, referral=referral, version=referral.version, by=by)

    @rule(
        which=index,
        who=index,
        kind=st.sampled_from([Approval.Kind.ERASE, Approval.Kind.CODE]),
        said_the_safe_word=st.booleans(),
    )
    @precondition(lambda self: self.sent)
    def somebody_asks_a_second_person(self, which, who, kind, said_the_safe_word):
        case, by = self._pick(which).again(), self._person(who)
        heard = self._try(approvals.ask, case=case, kind=kind, by=by, safe_word_heard=said_the_safe_word)
        assert said_the_safe_word or kind != Approval.Kind.CODE or not heard, "a code without her safe word"

    @rule(which=index, who=index)
    @precondition(lambda self: Approval.objects.exists())
    def somebody_allows(self, which, who):
        wishes = list(Approval.objects.filter(allowed_by=None).order_by("pk"))
        if not wishes:
            return
        wish = wishes[which % len(wishes)]
        others = [person for person in self.people if person != wish.asked_by]
        by = others[0] if others and who % 2 else self._person(who)
        self._try(approvals.allow, approval=wish, by=by)

    @rule(which=index, who=index, kind=st.sampled_from([Approval.Kind.ERASE, Approval.Kind.CODE]))
    @precondition(lambda self: self.sent and len(self.people) > 1)
    def two_say_so(self, which, who, kind):
        """Both deeds in a row, so that what takes two people is met often too."""
        case = self._pick(which).again()
        self._try(approvals.ask, case=case, kind=kind, by=self._person(who), safe_word_heard=True)
        wish = Approval.objects.filter(case=case.pk, kind=kind, is_done=False).first()
        if wish:
            self._try(approvals.allow, approval=wish, by=self._person(who + 1))

    @rule(which=index, who=index)
    @precondition(lambda self: self.sent)
    def two_erase(self, which, who):
        sent = self._pick(which)
        allowed = Approval.objects.filter(case=sent.case.pk, kind="erase", allowed_by__isnull=False, is_done=False)
        is_allowed = allowed.exists()
        if self._try(approvals.erase, case=sent.again(), by=self._person(who)):
            assert is_allowed, "one person alone erased a case"
            self._forget(sent)

    @rule(which=index, who=index)
    @precondition(lambda self: self.sent)
    def two_give_another_code(self, which, who):
        allowed = Approval.objects.filter(kind=Approval.Kind.CODE, allowed_by__isnull=False, is_done=False)
        cases = set(allowed.values_list("case", flat=True))
        sent, code = self._mostly(which, [sent for pk, sent in self.sent.items() if pk in cases]), codes.new()
        work = self._work_on(sent.case.pk, who)
        if self._try(approvals.give_another_code, case=work.case, opened=work.opened, code=code, by=work.by):
            sent.code = code.digits
            with translation.override(work.case.language):
                self.written[work.case.pk].append(gettext("You have a new code. The old one opens nothing now."))

    @rule(who=index)
    @precondition(lambda self: len(self.people) > 2)
    def somebody_is_dismissed(self, who):
        person = self._person(who)
        if person != self.staffed.lead and self._try(
            desks.dismiss, desk=self.staffed.desk, user=person, by=self.staffed.lead
        ):
            self.people.remove(person)
            assert not Case.objects.filter(holder=person).exists()

    @rule(who=index)
    @precondition(lambda self: len(self.people) > 1)
    def somebody_forgets_the_phrase(self, who):
        person = self._person(who)
        if person != self.staffed.lead:
            self.staffed.phrases[person.pk] = keys.forget_phrase(user=person)
            Flow.done["forget_phrase"] += 1
            self.people.remove(person)
            assert not Case.objects.filter(holder=person).exists()

    @rule(which=index)
    @precondition(lambda self: KeyWish.objects.exists())
    def the_lead_gives_the_key_again(self, which):
        wishes = list(KeyWish.objects.order_by("pk"))
        wish, lead = wishes[which % len(wishes)], self.staffed.lead
        if self._try(keys.grant, wish=wish, vault=self.staffed.vault(lead), by=lead):
            self.people.append(wish.user)

    @rule()
    def the_key_of_the_desk_is_changed(self):
        lead, group = self.staffed.lead, Desk.objects.get(pk=self.staffed.desk.pk).group
        self._try(changing.change, group=group, vault=self.staffed.vault(lead), by=lead)

    @rule()
    @precondition(lambda self: not KeyGroup.objects.exclude(successor=None).exists())
    def a_change_of_it_is_killed_after_it_began(self):
        group = Desk.objects.get(pk=self.staffed.desk.pk).group
        self._try(changing.begin_change, group=group, by=self.staffed.lead)
        self.staffed.desk.refresh_from_db()

    @rule()
    def the_centre_changes_its_key(self):
        lead = self.centre.lead
        self._try(changing.change, group=self.centre.again().group, vault=self.centre.vault(lead), by=lead)

    @rule()
    @precondition(lambda self: not self.centre.again().group.checks.exists())
    def the_desk_rings_the_centre(self):
        check(self.staffed, self.centre.again())

    @rule(hours=st.sampled_from([1, 3, 25, 24 * 8, 24 * 31]), ticks=st.integers(1, 3))
    def time_goes_on(self, hours, ticks):
        self._move_clock(hours)
        for _ in range(ticks):
            timers.tick()
        self.ticked_at = now()
        for pk in list(self.sent):
            if not Case.objects.filter(pk=pk).exists():
                assert Tombstone.objects.filter(pk=pk).exists()
                self._forget(self.sent[pk])

    @rule(hours=st.sampled_from([1, 25, 24 * 31]))
    @precondition(lambda self: self.sent)
    def time_goes_on_and_no_timer_runs(self, hours):
        self._move_clock(hours)

    # What stays true.

    @invariant()
    def it_is_seen_where_things_stand(self):
        self._note_reached()

    @invariant()
    def the_desk_and_she_can_open_every_case(self):
        for pk, sent in self.sent.items():
            case, keys = Case.objects.get(pk=pk), CaseKeys.objects.get(pk=pk)
            by_desk = self.staffed.opened(case, self.staffed.lead)
            found = [made for made in codes.candidates(sent.code) if bytes(case.tag) == made.tag]
            assert len(found) == 1
            assert cases.by_code(case, keys, found[0].wrap).key == by_desk.key == sent.opened.key
            assert keeping.get(by_desk, Kind.STORY, Story) is not None

    @invariant()
    def nothing_that_was_written_is_lost_or_doubled(self):
        for pk, sent in self.sent.items():
            count = Case.objects.get(pk=pk).messages
            entries = list(keeping.series(sent.opened, Kind.MESSAGE, Message, count))
            assert [entry.said.text for entry in entries] == self.written[pk]

    @invariant()
    def erased_is_erased(self):
        living = set(self.sent)
        assert set(Case.objects.values_list("pk", flat=True)) == living
        for table in TABLES[1:]:
            if table is StopNotice:
                continue
            column = "referral__case_id" if table in (Consent, Parcel) else "case_id"
            assert set(table.objects.values_list(column, flat=True)) <= living

    @invariant()
    def a_case_is_held_by_whoever_may_see_it_or_by_nobody(self):
        for case in Case.objects.all():
            assert (case.holder_id is None) == (case.state in HOLDS_NOTHING)
            if case.holder:
                assert Case.objects.visible_to(case.holder).filter(pk=case.pk).exists()

    @invariant()
    def no_centre_is_told_without_her_yes(self):
        for referral in Referral.objects.filter(state__in=TOLD):
            opened = self.sent[referral.case_id].opened
            assert referring.agreed_packet(referral=referral, opened=opened) is not None

    @invariant()
    def a_centre_reads_what_she_agreed_to_until_it_ends_and_then_nothing(self):
        vault = self.centre.vault(self.centre.worker)
        for parcel in Parcel.objects.select_related("referral"):
            referral, opened = parcel.referral, self.sent[parcel.referral.case_id].opened
            assert not referral.is_offline
            assert parcels.by_case(parcel, opened).id == referral.pk
            assert not self._has_ended(referral) or parcel.is_over(now())
            if referral.state in ENDS or self._has_ended(referral, by=self.ticked_at):
                assert parcel.for_centre is parcel.sealed is None
            else:
                read = parcels.by_vault(parcel, vault).read(parcels.PACKET, parcel.sealed)
                assert Packet.from_json(read) == referring.agreed_packet(referral=referral, opened=opened)
        sent = Referral.objects.filter(is_offline=False, state__in=TOLD)
        assert set(sent.values_list("pk", flat=True)) <= set(Parcel.objects.values_list("pk", flat=True))

    @invariant()
    def a_centre_is_to_stop_exactly_where_it_may_know_of_her(self):
        for referral in Referral.objects.filter(state__in=TAKEN_AWAY):
            told = "referral.sent" if referral.is_offline else "referral.seen"
            knows = AuditEvent.objects.filter(event=told, subject=f"referral:{referral.pk}").exists()
            assert StopNotice.objects.filter(reference=reference_of(referral)).exists() == knows

    @invariant()
    def no_key_of_a_centre_opens_a_case(self):
        vault = self.centre.vault(self.centre.worker)
        for wrapped in CaseKeys.objects.select_related("case"):
            try:
                cases.by_vault(wrapped.case, wrapped, vault)
            except NotOpenedError:
                continue
            raise AssertionError("a centre opened a case")

    @invariant()
    def nothing_goes_on_behind_a_closed_case(self):
        behind = Referral.objects.filter(case__state=CaseState.CLOSED).exclude(state__in=list(ENDS))
        assert not behind.exclude(state=ReferralState.ACTIVE).exists()

    @invariant()
    def a_timer_is_set_wherever_one_is_due(self):
        waiting = Case.objects.filter(state__in=[CaseState.HELD_SPAM, CaseState.CLOSED, CaseState.CLAIMED])
        assert not waiting.filter(due_at=None).exists()

    # Hands.

    def _pick(self, which):
        return list(self.sent.values())[which % len(self.sent)]

    def _mostly(self, which, fitting):
        """Return one of those where the deed may be done; now and then any other."""
        return fitting[which % len(fitting)] if fitting and which % 4 else self._pick(which)

    def _person(self, who, case=None):
        """Return somebody; every other time whoever holds the case."""
        if case is not None and case.holder is not None and who % 2 == 0:
            return case.holder
        return self.people[who % len(self.people)]

    def _referral(self, which, *preferred):
        """Return a referral; mostly one in a state in which the deed may be done."""
        found = list(Referral.objects.order_by("case_id", "number"))
        fitting = [referral for referral in found if referral.state in preferred]
        chosen = fitting if fitting and which % 4 else found
        return chosen[which % len(chosen)]

    def _move_clock(self, hours):
        self.hours += hours
        with connection.cursor() as cursor:
            cursor.execute("select set_config('raah.clock_offset', %s, true)", [f"{self.hours} hours"])

    def _has_ended(self, referral, by=None):
        """Say whether her yes has, now or by then."""
        return Consent.objects.get(referral=referral).expires_at <= (by or now())

    def _propose(self, work, *, is_offline):
        centre = self.centres[0] if is_offline else self.centre.listing.pk
        return referring.propose(work=work, centre=centre, packet=PACKET, is_offline=is_offline)

    def _change_packet(self, referral, work):
        packet = Packet((("name", "B."), ("need", "a lawyer")), "legal aid")
        self._try(referring.change_packet, referral=referral, version=referral.version, work=work, packet=packet)

    def _receipt(self, which):
        found = list(Parcel.objects.filter(for_centre__isnull=False).select_related("referral").order_by("pk"))
        return self.centre.receipt(found[which % len(found)].referral)

    def _work(self, which, who):
        return self._work_on(self._pick(which).case.pk, who)

    def _work_on(self, pk, who):
        case = Case.objects.get(pk=pk)
        return self.staffed.work(case, self._person(who, case))

    def _forget(self, sent):
        del self.sent[sent.case.pk], self.written[sent.case.pk]

    def _try(self, deed, **said):
        """Do it; where it is refused, nothing but the note of that has changed."""
        before = self._everything()
        try:
            deed(**said)
        except REFUSALS:
            assert self._everything() == before
            return False
        Flow.done[deed.__name__] += 1
        self._note_reached()
        return True

    def _note_reached(self):
        for table in (Case, Referral):
            Flow.reached.update(table.objects.values_list("state", flat=True))

    def _everything(self):
        return [sorted(table.objects.values_list(), key=repr) for table in (*TABLES, *KEYS)]
