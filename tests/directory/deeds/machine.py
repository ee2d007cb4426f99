"""The vetting of listings as a machine: whatever people and the clock do, in whatever order, these things stay true.

Shown to the public is exactly what is published, with cards that say what the tables say. Nobody shows what they sent
in; a hidden place is shown by two. The clock takes nothing down that was never confirmed, or that nobody else offers.
Of a hidden place no street stands anywhere. What is published is in the history.
"""

from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import ClassVar
from uuid import uuid4

import time_machine
from django.db import transaction
from django.utils import timezone
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from directory import actions, states
from directory.actions import Finding, RefusedError, Ruling
from directory.ageing import is_indispensable, standing_of
from directory.cards.check import differences_of
from directory.content import SENSITIVE, content_of, keep_editions, without_sensitive
from directory.content.hidden import street_in
from directory.models import (
    AssuranceMethod,
    Card,
    Draft,
    DraftState,
    ListingReport,
    Outcome,
    PastEdition,
    Service,
    ServiceAtLocation,
    VettingState,
)
from tests.clock import set_offset
from tests.factories import make_listing, make_organization, make_place
from tests.people import make_member, make_person

START = datetime(2026, 11, 26, 8, tzinfo=UTC)
index = st.integers(0, 9)
CHANGES = (
    {"women_staff": "yes"},
    {"women_staff": "no", "spoken": ["en"]},
    {"description_words": {"en": "Invented words."}},
    {"description_words": {"en": "Come to House 12, Street 5, Invented Colony."}},
    {"address": "House 12, Street 5"},
)
FINDINGS = st.builds(
    dict,
    outcome=st.sampled_from([*Outcome.values, *["confirmed"] * 3]),
    method=st.sampled_from(AssuranceMethod.values),
    ago=st.integers(-1, 30),
    note=st.sampled_from(["", "a woman answered", "House 12, Street 5, Invented Colony"]),
)


class Vetting(RuleBasedStateMachine):
    """A centre, a hidden shelter, a national line and a second centre; two vetters, a worker, and a clock.

    `done` counts the deeds that were not refused, over all runs, `steps` all that was tried, and `reached` the states
    in which listings stood.
    """

    steps: ClassVar[int] = 0

    done: ClassVar[Counter[str]] = Counter()
    refused: ClassVar[Counter[str]] = Counter()
    reached: ClassVar[set[str]] = set()

    def __init__(self) -> None:
        super().__init__()
        self.undo = transaction.atomic()
        self.undo.__enter__()
        self.day = timedelta()
        self.travel = time_machine.travel(START, tick=False)
        self.moved = self.travel.start()
        Service.everything.update(vetting_state=VettingState.ARCHIVED)
        self._make_listings()
        keep_editions(self.ids, by="test", deed="test")
        # What nobody touched since it was looked at is as it was. It is forgotten at the next touch, for invariants
        # stand in no order of ours.
        self.touched, self.is_looked_at = set(self.ids), False
        self.people = [make_person("vetter"), make_person("vetter"), make_member(self._service(0).organization)]

    def _make_listings(self) -> None:
        country = make_place("Invented Land", kind="country", country="ZZ")
        province = make_place("Invented Province", kind="province", parent=country)
        district = make_place("Invented District", kind="district", parent=province)
        city = make_place("Inventedabad", parent=district)
        help_ = {"phones": ("1043",), "needs": ("legal-aid",)}
        # Of both centres somebody can be reminded, so that each may lapse while the other helps.
        ours = make_organization("Invented Helpers")
        made = [
            make_listing(city, "Invented Centre", address_1="House 12, Street 5", organization=ours, **help_),
            make_listing(
                district, "Invented Shelter", confidential=True, kind="shelter", **help_ | {"needs": ("shelter",)}
            ),
            make_listing(None, "Invented Line", kind="helpline", areas=(country,), **help_ | {"needs": ("helpline",)}),
            make_listing(city, "Invented Second Centre", organization=ours, **help_),
        ]
        self.ids = [listing.service_id for listing in made]

    def teardown(self) -> None:
        self.travel.stop()
        set_offset(None)
        transaction.set_rollback(True)
        self.undo.__exit__(None, None, None)

    @initialize(confirmed=st.booleans(), checked_anew=st.booleans(), sent_in=st.booleans())
    def some_are_confirmed_or_checked_anew_or_sent_in(self, confirmed, checked_anew, sent_in):
        if sent_in:
            self.somebody_changes_the_draft(3, 2, CHANGES[1], is_stale=False)
            self.somebody_sends_a_draft_in(0, 2)
        if checked_anew:
            # In review, which few would come to by chance.
            for which in range(3):
                self.a_vetter_moves_it(which, 0, "withdraw")
                self.a_vetter_moves_it(which, 1, "reopen")
        if confirmed:
            for which in range(4):
                self.somebody_finds_out(which, 0, {"outcome": "confirmed", "method": "call", "ago": 0, "note": ""})

    # What people do; each rule picks a listing and a person by number.

    @rule(which=index, who=index, found=FINDINGS)
    def somebody_finds_out(self, which, who, found):
        on = timezone.localdate() - timedelta(days=found["ago"])
        finding = Finding(on=on, method=found["method"], outcome=found["outcome"], note=found["note"])
        self._try(actions.verify, service=self._service(which), finding=finding, by=self._who(who), role="vetter")

    @rule(which=index, who=index)
    def a_vetter_publishes(self, which, who):
        service, by = self._service(which), self._vetter(who)
        was_hidden, first = self._is_hidden(service), service.approved_by
        if self._try(actions.publish, service=service, by=by) and self._state(service) == VettingState.PUBLISHED:
            assert service.submitted_by != by.pk
            assert not was_hidden or first not in {None, by.pk}

    @rule(which=index, who=index, deed=st.sampled_from(["suspend", "withdraw", "reopen", "send_back"]))
    def a_vetter_moves_it(self, which, who, deed):
        self._try(getattr(actions, deed), service=self._service(which), by=self._vetter(who), why="a doubt")

    @rule(which=index, who=index, change=st.sampled_from(CHANGES), is_stale=st.booleans())
    def somebody_changes_the_draft(self, which, who, change, is_stale):
        draft = actions.begin_draft(service=self._service(which), by=self._who(who))
        version = draft.version - int(is_stale)
        self._try(actions.change_draft, draft=draft, content=change, version=version, by=self._who(who))

    @rule(which=index, who=index)
    @precondition(lambda self: Draft.objects.alive().exists())
    def somebody_sends_a_draft_in(self, which, who):
        self._try(actions.submit_draft, draft=self._draft(which), by=self._who(who))

    @rule(which=index, who=index, takes=st.booleans(), part=index)
    @precondition(lambda self: Draft.objects.waiting().exists())
    def a_vetter_decides(self, which, who, takes, part):
        draft, by = self._draft(which, Draft.objects.waiting()), self._vetter(who)
        keys = sorted(key for key in draft.content if draft.content[key] != draft.base[key])
        some = keys[: 1 + part % max(1, len(keys))]
        ruling = Ruling(take=some) if takes else Ruling(send_back=dict.fromkeys(some, "say it otherwise"))
        if self._try(actions.decide, draft=draft, ruling=ruling, version=draft.version, by=by):
            assert by.pk not in {draft.submitted_by, *draft.authors}

    @rule(which=index, who=index)
    @precondition(lambda self: Draft.objects.alive().exists())
    def somebody_drops_a_draft(self, which, who):
        self._try(actions.drop_draft, draft=self._draft(which), by=self._who(who))

    @rule(which=index, who=index, past=index)
    def somebody_restores(self, which, who, past):
        editions = list(PastEdition.objects.filter(service=self._service(which)).order_by("pgh_id"))
        self._try(actions.restore, past=editions[past % len(editions)], by=self._who(who))

    @rule(who=index)
    def the_centre_becomes_hidden(self, who):
        self._try(actions.hide_place, service=self._service(0), by=self._who(who))

    @rule(which=index, sender=st.none() | st.binary(min_size=1, max_size=1))
    def a_visitor_says_that_nobody_answers(self, which, sender):
        listing = ServiceAtLocation.everything.filter(service=self._service(which)).first()
        said = {"wrong": "no-answer", "right": ""}
        actions.report(token=uuid4(), language="en", listing=listing, said=said, sender=sender)
        # Rows have the database's time of day, which stands still while ours moves on.
        ListingReport.objects.filter(created_at__lt=timezone.now()).update(created_at=timezone.now())

    @rule(days=st.sampled_from([1, 14, 31, 61, 120]))
    def days_pass(self, days):
        self.day += timedelta(days=days)
        self.moved.move_to(START + self.day)
        set_offset(START + self.day - datetime.now(UTC))
        self._tick()

    @rule()
    def the_clock_looks_twice(self):
        self._tick()
        assert actions.tick(timezone.localdate()) == {"lapsed": 0, "emptied": 0, "renewed": 0}

    def _tick(self) -> None:
        today = timezone.localdate()
        shown = {one.pk: standing_of(one) for one in Service.public.filter(pk__in=self.ids)}
        self._remind(today)
        actions.tick(today)
        self._touch(*self.ids)
        for pk, standing in shown.items():
            service = Service.everything.get(pk=pk)
            if service.vetting_state == VettingState.SUSPENDED:
                self.done["lapse"] += 1
                assert standing.due_on is not None
                assert not standing.is_kept
                after = states.LAPSES_AFTER if standing.is_reachable else states.UNKEPT_LAPSES_AFTER
                assert today - standing.due_on > after
            elif is_indispensable(service):
                assert service.vetting_state == VettingState.PUBLISHED

    def _remind(self, today) -> None:
        for service in Service.public.filter(pk__in=self.ids):
            if states.wants_reminder(standing_of(service), today):
                Service.everything.filter(pk=service.pk).update(reminders=service.reminders + 1, reminded_on=today)

    # What stays true.

    @invariant()
    def what_is_published_has_cards_and_nothing_else_has(self):
        shown = set(Card.objects.filter(service_at_location__service__in=self.ids).values_list(
            "service_at_location__service_id", flat=True))  # fmt: skip
        assert shown == set(Service.public.filter(pk__in=self.ids, status="active").values_list("pk", flat=True))
        assert list(differences_of(sorted(self.touched))) == []

    @invariant()
    def every_edition_says_what_the_listing_says(self):
        for service in Service.everything.filter(pk__in=self.touched).select_related("edition"):
            self.reached.add(str(service.vetting_state))
            if not hasattr(service, "edition"):
                continue
            assert service.edition.content == without_sensitive(content_of(service))
            assert service.edition.vetting_state == service.vetting_state
            last = PastEdition.objects.filter(service=service).latest("pgh_id")
            assert (last.content, last.vetting_state) == (service.edition.content, service.vetting_state)
            assert not SENSITIVE & last.content.keys()

    @invariant()
    def of_a_hidden_place_no_street_stands_anywhere(self):
        for service in Service.everything.filter(pk__in=self.touched):
            if self._is_hidden(service):
                said = [
                    content_of(service),
                    *PastEdition.objects.filter(service=service).values_list("content", flat=True),
                ]
                said += list(Draft.objects.filter(service=service).values_list("content", flat=True))
                said += [{"": service.verifications.values_list("note", flat=True)}]
                assert not any(street_in(_listed(content)) for content in said)

    @invariant()
    def every_draft_that_ended_is_empty_and_one_at_most_is_alive(self):
        alive = Counter(Draft.objects.alive().values_list("service_id", flat=True))
        assert max(alive.values(), default=0) <= 1
        ended = Draft.objects.filter(state__in=(DraftState.DECIDED, DraftState.DROPPED))
        assert not ended.exclude(content={}).exists()

    @invariant()
    def what_was_looked_at_need_not_be_looked_at_again(self):
        self.is_looked_at = True

    @invariant()
    def every_step_is_counted(self):
        # Stands after each rule, and once after the beginning.
        Vetting.steps += 1

    # Hands.

    def _try(self, deed, **what) -> bool:
        """Do a deed; a refusal changes nothing."""
        try:
            with transaction.atomic():
                deed(**what)
        except RefusedError as error:
            self.refused[error.code] += 1
            return False
        self.done[deed.__name__] += 1
        return True

    def _service(self, which) -> Service:
        pk = self.ids[which % len(self.ids)]
        self._touch(pk)
        return Service.everything.get(pk=pk)

    def _who(self, who):
        return self.people[who % 3]

    def _vetter(self, who):
        return self.people[who % 2]

    def _draft(self, which, drafts=None) -> Draft:
        # In the order of their listings: keys are drawn by chance, and a run must go the same way again.
        every = Draft.objects.alive() if drafts is None else drafts
        found = sorted(every, key=lambda draft: self.ids.index(draft.service_id))
        draft = found[which % len(found)]
        self._touch(draft.service_id)
        return draft

    def _touch(self, *ids) -> None:
        if self.is_looked_at:
            self.touched, self.is_looked_at = set(), False
        self.touched |= set(ids)

    def _is_hidden(self, service) -> bool:
        return service.service_at_locations.filter(location__confidential=True).exists()

    def _state(self, service) -> str:
        return Service.everything.get(pk=service.pk).vetting_state


def _listed(content):
    return {
        key: list(value) if not isinstance(value, (str, dict, bool, type(None))) else value
        for key, value in content.items()
    }
