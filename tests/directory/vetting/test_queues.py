"""What waits for vetters stands in the queue where it belongs, with why."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from directory import actions, queues
from directory.models import (
    Claim,
    Evidence,
    LetterState,
    ListingReport,
    Service,
    ServiceAtLocation,
    Suggestion,
    ToldApart,
    Verification,
    VettingState,
)
from directory.queues import QUEUES
from tests.directory.vetting.conftest import DESK, confirmed

pytestmark = pytest.mark.django_db


def ids(name: str) -> list:
    return [row.pk for row in QUEUES[name].read(timezone.localdate())]


def queue(vetter, name: str, page: int = 1) -> str:
    return vetter.text(f"{DESK}queues/{name}/?page={page}")


def tried(service, days_ago: int, outcome: str = "no answer") -> None:
    Verification.objects.create(
        service=service,
        on=timezone.localdate() - timedelta(days=days_ago),
        method="call",
        outcome=outcome,
        by="user:0",
        role="vetter",
        next_due_on=timezone.localdate() if outcome == "confirmed" else None,
    )


def test_what_is_checked_and_was_never_public_is_new(make):
    new = make(vetting_state=VettingState.IN_REVIEW)
    assert new.pk in ids("new")
    assert make().pk not in ids("new")


def test_what_was_public_once_is_taken_down_and_not_new(make, vetter):
    service = make()
    vetter.moves(service, "suspend", why="wrong number")
    assert service.pk in ids("down")
    vetter.moves(service, "withdraw")
    assert service.pk not in ids("down")
    vetter.moves(service, "reopen")
    assert service.pk in ids("down")
    assert service.pk not in ids("new")


def test_what_waits_longest_is_checked_first(make, vetter):
    fresh, due, overdue = make(**confirmed(10)), make(**confirmed(185)), make(**confirmed(300))
    assert ids("due") == [overdue.pk, due.pk]
    assert str(fresh.pk) not in queue(vetter, "due")


def test_the_last_help_of_its_kind_in_a_province_needs_a_decision(make, vetter, empty_directory):
    make("Invented Last Centre", **confirmed(300))
    assert "needs your decision" in queue(vetter, "due")
    make("Invented Other Centre")
    assert "needs your decision" not in queue(vetter, "due")


def test_reports_that_nobody_answers_make_even_an_unconfirmed_listing_due(make):
    service = make(called_for_on=timezone.localdate())
    assert service.pk in ids("due")


def test_no_answer_on_two_days_is_a_queue_until_somebody_answers(make):
    once, twice, heard = make(), make(), make()
    tried(once, 1)
    tried(once, 1)
    for service in (twice, heard):
        tried(service, 3)
        tried(service, 1)
    tried(heard, 0, "confirmed")
    assert ids("no-answer") == [twice.pk]


def test_what_may_hurt_somebody_is_reported_first_and_its_words_are_shown(make, vetter):
    at = ServiceAtLocation.everything.get(service=make())
    for wrong in ("hours", "unsafe", "moved"):
        ListingReport.objects.create(service_at_location=at, wrong=wrong, right=f"words of {wrong}", language="en")
    assert [row.wrong for row in QUEUES["reported"].read(timezone.localdate())] == ["unsafe", "moved", "hours"]
    assert "words of unsafe" in queue(vetter, "reported")


def test_a_report_on_a_listing_that_is_gone_can_still_be_dealt_with(vetter):
    report = ListingReport.objects.create(service_at_location=None, wrong="moved", language="en")
    assert "A listing that is gone" in queue(vetter, "reported")
    vetter.client.post(f"{DESK}reports/{report.pk}/handled/")
    report.refresh_from_db()
    assert report.state == LetterState.HANDLED


def test_suggestions_and_claims_wait_in_queues_of_their_own(make, vetter):
    Suggestion.objects.create(known_by="official", name="Invented Place", place="Multan", language="en")
    claim = {"name": "A.", "email": "a@ngo.test", "works_as": "cook", "proof": "call", "language": "en"}
    Claim.objects.create(service=make("Invented Claimed Centre"), key=uuid4(), **claim)
    assert "Invented Place" in queue(vetter, "suggestions")
    assert "Invented Claimed Centre" in queue(vetter, "claims")


def test_a_draft_that_was_sent_in_is_a_change_and_one_that_was_not_is_none(make, vetter, other):
    service = make("Invented Drafted Centre")
    draft = actions.begin_draft(service=service, by=other.user)
    assert "Invented Drafted Centre" not in queue(vetter, "changed")
    draft = actions.change_draft(draft=draft, content={"url": "https://invented.example"}, version=1, by=other.user)
    actions.submit_draft(draft=draft, by=other.user)
    assert "Invented Drafted Centre" in queue(vetter, "changed")


def test_a_doubt_keeps_a_listing_in_its_own_queue(make):
    service = make(vetting_state=VettingState.IN_REVIEW)
    Evidence.objects.create(service=service, kind="safeguarding", why="reports")
    assert service.pk in ids("doubted")
    assert service.pk not in ids("new")


def test_what_one_vetter_agreed_to_waits_for_the_second(make, vetter, lahore):
    district = lahore.parent
    service = make(place=district, confidential=True, vetting_state=VettingState.IN_REVIEW)
    vetter.moves(service, "publish")
    assert service.pk in ids("second")


# What the sources are known to contradict each other on: the listing, and words of its evidence.
KNOWN = [
    ("pk-nccia-1799", "1991"),
    ("pk-nccia-1799", "9911"),
    ("pk-pb-1043", "1737 the Punjab Women Protection Authority"),
    ("pk-pb-1737", "1043 is the Punjab Commission on the Status of Women"),
    ("pk-karachi-panah", "021-35373008"),
    ("pk-madadgaar", "1098 is Madadgaar in Pakistan and the child line in India"),
    ("in-childline", "1098 is Madadgaar in Pakistan and the child line in India"),
    ("pk-kp-bolo", "0800-22227"),
    ("pk-sahil", "0800-22227"),
    ("pk-mohr-1099", "24-hour (2020) or weekdays"),
    ("pk-karachi-war", "war.org.pk"),
    ("om-1100", "Earlier labelled as a general protection line"),
]


@pytest.fixture(scope="module")
def contradictions(django_db_setup, django_db_blocker):
    """Return the whole queue as its pages show it: the notes by slug."""
    with django_db_blocker.unblock():
        from directory.queues.entries import entries

        today = timezone.localdate()
        rows = list(QUEUES["contradictions"].read(today))
        lines = entries("listing", rows, queue="contradictions", today=today)
        return {row.slug: " ".join(line.notes) for row, line in zip(rows, lines, strict=True)}


@pytest.mark.parametrize(("slug", "words"), KNOWN)
def test_a_known_contradiction_stands_in_its_queue_with_its_evidence(contradictions, slug, words):
    assert words in contradictions[slug]


def test_the_pages_of_the_queue_show_all_of_it(vetter, contradictions):
    pages = -(-len(contradictions) // 50)
    shown = "".join(queue(vetter, "contradictions", page) for page in range(1, pages + 1))
    assert shown.count("?queue=contradictions") == len(contradictions)
    assert all(words in shown for _slug, words in KNOWN)


def test_a_contradiction_is_settled_once_we_have_confirmed_the_listing(vetter):
    service = Service.everything.get(slug="pk-mohr-1099")
    vetter.finds(service)
    assert service.pk not in ids("contradictions")


def test_what_its_organization_says_of_itself_settles_no_contradiction(vetter):
    service = Service.everything.get(slug="pk-mohr-1099")
    finding = actions.Finding(on=timezone.localdate(), method="self-declared", outcome="confirmed")
    actions.verify(service=service, finding=finding, by=vetter.user, role="ngo_lead")
    service.refresh_from_db()
    assert service.assurance == "confirmed"
    assert service.pk in ids("contradictions")


def test_the_same_short_code_in_two_countries_is_found_as_perhaps_one(vetter):
    shown = queue(vetter, "doubles")
    pair = Service.everything.filter(slug__in=("pk-madadgaar", "in-childline"))
    assert all(f"listings/{service.pk}/" in shown for service in pair)


def doubles_of(*services) -> list[str]:
    wanted = {service.pk for service in services}
    return [double.why for double in QUEUES["doubles"].read(timezone.localdate()) if wanted <= set(double.ids)]


def test_the_same_number_the_same_name_and_nearly_the_same_name_at_a_place_are_found(make):
    one = make("Invented Shelter of Testabad", phones=("03110000000",))
    same_number = make("Another Invented Name", phones=("03110000000",))
    same_name = make("INVENTED shelter, of Testabad!", phones=())
    nearly = make("Invented Shelter of Testabads", phones=())
    assert doubles_of(one, same_number) == ["number"]
    assert doubles_of(one, same_name) == ["name"]
    assert doubles_of(one, nearly) == ["nearly"]
    assert doubles_of(same_number, nearly) == []


def test_what_a_vetter_told_apart_is_no_double_until_another_joins_it(vetter, make):
    pair = [make(f"Invented Shelter {letter} of Testabad", phones=("03110000000",)) for letter in "PQ"]
    assert doubles_of(*pair) == ["number"]
    answer = vetter.client.post("/en/staff/vetting/doubles/different/", {"service": [str(one.pk) for one in pair]})
    assert answer.status_code == 302
    assert doubles_of(*pair) == []
    third = make("Invented Legal Aid of Testabad", phones=("03110000000",))
    assert doubles_of(*pair, third) == ["number"]


@pytest.mark.parametrize("sent", [[], ["x"], [str(uuid4()), str(uuid4())]])
def test_only_listings_that_there_are_can_be_told_apart(vetter, sent):
    assert vetter.client.post("/en/staff/vetting/doubles/different/", {"service": sent}).status_code == 400
    assert not ToldApart.objects.exists()


def test_doubles_are_four_statements_however_many_listings(make, django_assert_num_queries):
    for number in range(3):
        make(f"Invented Centre {number}")
    with django_assert_num_queries(4):
        QUEUES["doubles"].read(timezone.localdate())


def test_every_shipped_listing_is_in_a_queue_and_none_in_doubt_is_public():
    held = {pk for name, queue in QUEUES.items() if queue.kind == "listing" for pk in ids(name)}
    every = set(Service.everything.values_list("pk", flat=True))
    assert len(every) == 324
    assert every == held
    doubted = Evidence.objects.filter(kind__in=("safeguarding", "rule only")).values_list("service", flat=True)
    assert not set(Service.public.values_list("pk", flat=True)) & set(doubted)
    assert set(doubted) <= set(ids("doubted"))


def test_what_was_never_confirmed_is_looked_at_helplines_and_shelters_first_then_by_its_source(make, empty_directory):
    new, old = make(source_date="2025-06"), make(source_date="2019")
    shelter = make(source_date="2026", kind="shelter")
    make(**confirmed(10))
    make(vetting_state=VettingState.IN_REVIEW)
    assert ids("unconfirmed") == [shelter.pk, old.pk, new.pk]


def test_the_next_of_a_queue_is_the_one_after_and_of_the_last_there_is_none(make, empty_directory):
    first, last = make(**confirmed(300)), make(**confirmed(200))
    today = timezone.localdate()
    assert queues.next_after("due", first.pk, today) == last.pk
    assert queues.next_after("due", last.pk, today) is None
    assert queues.next_after("reported", first.pk, today) is None
    assert queues.next_after("nothing", first.pk, today) is None
