"""An app asks for a link: it gets one, or hears what is wrong by name, and then nothing is stored."""

import gzip
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest

from api.documents import handoffs as documents
from directory.models import Service, ServiceAtLocation
from partners import actions
from partners.scopes import Scope
from referrals.models import Handoff
from safety import clock as now_of
from safety.models import AuditEvent
from tests.api.shapes import faults
from tests.partnering import bearer, make_key, make_member
from tests.referrals.handoff.hands import DOOR, WISH, Program, path_of

pytestmark = pytest.mark.django_db
KEY = "b31b5f4e-0f43-4a53-9d0d-9b0b6f1c7a11"
DAY = timedelta(days=1)
CENTRES = "The directory does not have one of these."


def refused(answer) -> dict[str, str]:
    """Return what is wrong, by name; nothing was stored."""
    assert (answer.status_code, answer["Content-Type"]) == (422, "application/problem+json")
    assert not Handoff.objects.exists()
    return answer.json().get("errors", {})


def public_centre() -> str:
    return str(ServiceAtLocation.public.order_by("pk")[0].pk)


def test_a_link_in_the_language_that_was_asked_for(program):
    before = now_of.now()
    answer = program.hand_over(WISH | {"language": "ur", "centre_ids": [public_centre()]})
    assert (answer.status_code, answer["Cache-Control"]) == (201, "no-store")
    body = answer.json()
    assert faults("Handoff", body) == []
    assert path_of(answer).startswith("/ur/r/from/")
    assert answer["Location"] == f"{DOOR}/{body['id']}"
    lasts = datetime.fromisoformat(body["expires_at"]) - before
    assert timedelta(minutes=29) < lasts <= timedelta(minutes=30)


def test_the_link_stands_under_the_address_of_the_public_site(program, settings):
    settings.SHORT_URL = "https://raah.example/"
    assert program.hand_over().json()["url"].startswith("https://raah.example/en/r/from/")


def test_a_row_holds_neither_the_link_nor_what_was_filled_in(program):
    answer = program.hand_over(WISH, KEY)
    row = Handoff.objects.values().get()
    assert (row["id"], row["partner_id"]) == (UUID(answer.json()["id"]), program.partner.pk)
    assert row["used_by"] is None
    assert row["expires_at"].second == row["expires_at"].microsecond == 0
    held = b"".join(bytes(value) for value in row.values() if isinstance(value, bytes | memoryview))
    for word in (b"lahore", b"legal-aid", b'"en"', KEY.encode(), path_of(answer).split("/")[-2].encode()):
        assert word not in held


def test_rows_of_the_least_and_of_the_most_are_of_one_length(program):
    from referrals.forms.asking import ASKED

    centres = [str(pk) for pk in ServiceAtLocation.public.order_by("pk").values_list("pk", flat=True)[:5]]
    program.hand_over({"language": "ur"})
    program.hand_over({"language": "ur", "area": "pk/sindh/karachi", "needs": list(ASKED), "centre_ids": centres})
    lengths = {len(sealed) for sealed in Handoff.objects.values_list("sealed", flat=True)}
    assert len(lengths) == 1


def test_the_audit_has_the_partner_and_counts_and_not_which_link(program):
    answer = program.hand_over(WISH | {"centre_ids": [public_centre()]})
    event = AuditEvent.objects.get(event="handoff.made")
    assert event.actor == event.subject == f"partner:{program.partner.pk}"
    assert event.facts == {"needs": 2, "centres": 1}
    assert not AuditEvent.objects.filter(subject__contains=answer.json()["id"]).exists()


@pytest.mark.parametrize("wish", [{"language": "ur"}, {"language": "en", "area": None, "needs": None}])
def test_only_the_language_must_be_said(program, wish):
    assert program.hand_over(wish).status_code == 201


@pytest.mark.parametrize(
    ("area", "kept"),
    [
        ("pk/punjab/lahore", "pk/punjab/lahore"),
        ("pk/punjab/lahore/lahore", "pk/punjab/lahore"),
        ("Multan", "pk/punjab/multan"),
        ("کراچی", "pk/sindh/karachi"),
        ("pk/sindh/karachi/clifton", "pk/sindh/karachi"),
    ],
)
def test_of_a_place_its_district_is_kept_or_a_city_that_has_none(program, area, kept):
    from referrals.actions import handing_over
    from referrals.sealed import handoffs

    link = program.link(area=area)
    assert handing_over.look(link=handoffs.read(link.split("/")[-2])).filled.area == kept


@pytest.mark.parametrize(
    ("area", "sentence"),
    [
        ("pk/punjab", "This is too wide. Name a district, or a place in one."),
        ("Pakistan", "This is too wide. Name a district, or a place in one."),
        ("qwzxkv", "We do not know this place. Try another spelling, or the id of a district."),
        ("x" * 201, "Write the name or the id of a place, in no more than 200 letters."),
        (["pk/punjab/lahore"], "Write the name or the id of a place, in no more than 200 letters."),
    ],
)
def test_an_area_that_is_none_is_refused(program, area, sentence):
    assert refused(program.hand_over(WISH | {"area": area})) == {"area": sentence}


def test_of_an_ambiguous_area_the_candidates_are_said(program):
    answer = program.hand_over(WISH | {"area": "Hyderabad"})
    refused(answer)
    candidates = answer.json()["candidates"]
    assert [faults("Place", place) for place in candidates] == [[]] * len(candidates)
    assert len({place["id"] for place in candidates}) > 1


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("language", None), ("language", "xx"), ("language", ["en"]), ("language", {}), ("language", 1),
        ("needs", "legal-aid"), ("needs", ["gold"]), ("needs", ["helpline"]), ("needs", [["legal-aid"]]), ("needs", 1),
        ("centre_ids", "x"), ("centre_ids", ["x"]), ("centre_ids", [None]), ("centre_ids", {}),
        ("centre_ids", [str(uuid4()) for _ in range(6)]),
    ],
)  # fmt: skip
def test_a_value_that_cannot_be_is_refused_by_name(program, name, value):
    assert list(refused(program.hand_over(WISH | {name: value}))) == [name]


def test_all_that_is_wrong_is_said_at_once(program):
    said = refused(program.hand_over({"area": 1, "needs": 1, "centre_ids": 1}))
    assert list(said) == ["language", "area", "needs", "centre_ids"]


def test_an_unknown_centre_and_one_that_is_not_public_are_refused_alike(program):
    centre = public_centre()
    Service.everything.filter(service_at_locations=centre).update(vetting_state="draft")
    for unknown in (centre, str(uuid4())):
        said = refused(program.hand_over(WISH | {"centre_ids": [public_centre(), unknown]}))
        assert said == {"centre_ids": CENTRES}


@pytest.mark.parametrize("name", ["name", "phone", "email", "cnic", "message", "position", "latitude", "note"])
def test_case_67_what_would_say_who_she_is_is_refused_by_name(program, name):
    assert refused(program.hand_over(WISH | {name: "Invented"})) == {name: "There is no such parameter."}


def test_case_67_also_inside_of_what_is_known(program):
    assert list(refused(program.hand_over(WISH | {"area": {"id": "pk/punjab/lahore", "name": "x"}}))) == ["area"]
    assert list(refused(program.hand_over(WISH | {"needs": [{"phone": "0300 0000000"}]}))) == ["needs"]


@pytest.mark.parametrize("key", [None, "", "short", "x" * 129, "has a space in it", "نہیں لاطینی حروف میں"])
def test_without_an_idempotency_key_of_a_usable_form_nothing_is_made(program, key):
    headers = bearer(program.shown) | ({} if key is None else {"Idempotency-Key": key})
    answer = program.client.post(DOOR, WISH, content_type="application/json", headers=headers)
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
    assert "Idempotency-Key" in answer.json()["detail"]
    assert not Handoff.objects.exists()


def test_case_64_the_same_wish_gets_the_same_answer(program):
    first = program.hand_over(WISH, KEY)
    other_order = {
        "centre_ids": None,
        "needs": ["shelter", "legal-aid", "shelter"],
        "language": "en",
        "area": WISH["area"],
    }
    for wish in (WISH, other_order):
        again = program.hand_over(wish, KEY)
        assert (again.status_code, again.content) == (201, first.content)
        assert again["Location"] == first["Location"]
    assert Handoff.objects.count() == 1
    assert AuditEvent.objects.filter(event="handoff.made").count() == 1


def test_case_64_another_key_of_the_same_partner_is_the_same_program(program):
    rotated = Program(program.partner, make_key(program.partner).shown)
    assert rotated.hand_over(WISH, KEY).content == program.hand_over(WISH, KEY).content


def test_case_65_the_same_key_with_another_body_is_refused(program):
    program.hand_over(WISH, KEY)
    for changed in (
        {"language": "ur"},
        {"area": "Multan"},
        {"needs": ["legal-aid"]},
        {"centre_ids": [public_centre()]},
    ):
        answer = program.hand_over(WISH | changed, KEY)
        assert (answer.status_code, answer.json()["detail"]) == (
            422,
            "This Idempotency-Key came with another body before. Use another one.",
        )
    assert Handoff.objects.count() == 1


def test_case_65_another_partner_s_keys_are_its_own(program, other):
    mine, theirs = program.hand_over(WISH, KEY), other.hand_over(WISH, KEY)
    assert mine.json()["id"] != theirs.json()["id"]
    assert path_of(mine) != path_of(theirs)
    assert other.hand_over(WISH | {"needs": []}, KEY).status_code == 422


def test_case_66_an_answer_that_was_lost_is_given_again_whatever_has_changed_since(program):
    wish = WISH | {"centre_ids": [public_centre()], "area": "Multan"}
    first = program.hand_over(wish, KEY)
    Service.everything.update(vetting_state="draft")
    assert program.hand_over(wish, KEY).content == first.content


def test_case_66_a_key_is_known_for_a_day(program, clock):
    first = program.hand_over(WISH, KEY)
    clock.forward(DAY - timedelta(minutes=2))
    assert program.hand_over(WISH, KEY).content == first.content
    clock.forward(timedelta(minutes=2))
    assert program.hand_over(WISH, KEY).json()["id"] != first.json()["id"]
    assert Handoff.objects.count() == 1


def test_case_66_a_link_is_made_again_with_the_pepper_of_its_row(program, settings):
    first = program.hand_over(WISH, KEY)
    settings.PEPPERS = {**settings.PEPPERS, 2: b"2" * 32}
    assert program.hand_over(WISH, KEY).content == first.content
    assert program.hand_over(WISH | {"needs": []}, KEY).status_code == 422
    assert program.client.get(path_of(first)).status_code == 200
    program.hand_over(WISH)
    assert list(Handoff.objects.order_by("pepper_version").values_list("pepper_version", flat=True)) == [1, 2]


def test_a_key_whose_pepper_was_dropped_is_a_new_one(program, settings):
    first = program.hand_over(WISH, KEY)
    settings.PEPPERS = {2: b"2" * 32}
    assert program.hand_over(WISH, KEY).json()["id"] != first.json()["id"]


def test_without_a_pepper_nobody_is_handed_over(program, settings):
    settings.PEPPERS = {}
    answer = program.hand_over()
    assert (answer.status_code, answer.json()["title"]) == (503, "Service Unavailable")
    assert answer["Retry-After"].isdecimal()


def test_the_examples_of_the_document_are_true(program):
    made = program.hand_over(documents.WISH)
    assert made.status_code == 201
    assert faults("Handoff", documents.MADE) == []
    assert len(documents.MADE["url"].split("/")[-2]) == len(path_of(made).split("/")[-2])


def send(program: Program, body: bytes, kind: str = "application/json", **headers: str):
    sent = bearer(program.shown) | {"Idempotency-Key": KEY} | headers
    return program.client.generic("POST", DOOR, body, kind, headers=sent)


def nothing_made(answer, status: int) -> None:
    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")
    assert not Handoff.objects.exists()


def test_case_68_without_a_key_that_may_do_this_nothing_is_made(program, clock):
    lead = make_member(program.partner)
    reader = Program(program.partner, make_key(program.partner, Scope.HANDOFF_READ, by=lead).shown)
    stopped = make_key(program.partner, by=lead)
    actions.stop_key(key=stopped.key, by=lead)
    nothing_made(program.client.post(DOOR, WISH, content_type="application/json"), 401)
    nothing_made(Program(program.partner, stopped.shown).hand_over(), 401)
    nothing_made(reader.hand_over(), 403)
    clock.forward(400 * DAY)
    nothing_made(program.hand_over(), 401)


def test_case_68_a_key_in_an_address_or_a_body_is_refused(program):
    headers = bearer(program.shown) | {"Idempotency-Key": KEY}
    for where in (f"{DOOR}?key={program.shown}", f"{DOOR}?access_token=x", f"{DOOR}?needs=shelter"):
        answer = program.client.post(where, WISH, content_type="application/json", headers=headers)
        assert answer.status_code in (400, 422)
        assert not Handoff.objects.exists()
    nothing_made(program.hand_over(WISH | {"area": program.shown}), 400)


def test_case_68_a_stopped_partner_s_links_lead_nowhere(program, desk):
    link = program.link()
    from tests.people import make_person

    actions.stop(partner=program.partner, reason="x", by=make_person("administrator"))
    assert program.client.get(link).status_code == 404


def deep(depth: int) -> bytes:
    return b'{"needs":' + b"[" * depth + b"]" * depth + b"}"


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 422), (b"[]", 400), (b"null", 400), (b'"x"', 400), (b"{", 400), (b"{'language': 'en'}", 400),
        (b'{"language": "en", "area": NaN}', 400), (b'{"area": "\\ud800"}', 400), (b"\xff\xfe{}", 400),
        ('{"language": "en"}'.encode("utf-16"), 400), (gzip.compress(b'{"language": "en"}', mtime=0), 400),
        (deep(20_000), 400), (b'{"area": "' + b"x" * 70_000 + b'"}', 413), (deep(50), 422),
        (b'{"language": "en", "area": "a\\u0000b"}', 422),
        (b'{"language": "en", "area": 1e999}', 400),
    ],
)  # fmt: skip
def test_case_71_a_body_that_cannot_be_is_refused(program, body, status):
    nothing_made(send(program, body), status)


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/xml", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]
)
def test_case_71_a_body_of_another_kind_is_refused(program, kind):
    nothing_made(send(program, b'{"language": "en"}', kind), 415)


def test_case_71_a_bomb_that_says_that_it_is_one_is_never_unpacked(program):
    bomb = gzip.compress(b'{"area": "' + b"x" * 3_000_000 + b'"}')
    nothing_made(send(program, bomb, **{"Content-Encoding": "gzip"}), 415)


def test_case_71_a_body_in_chunks_is_refused(program):
    headers = bearer(program.shown) | {"Idempotency-Key": KEY}
    answer = program.client.generic(
        "POST", DOOR, b"", headers=headers, HTTP_TRANSFER_ENCODING="chunked", CONTENT_LENGTH=""
    )
    assert answer.status_code in (411, 415)


def test_case_71_no_page_of_another_site_may_call(program):
    foreign = {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"}
    asked = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization"}
    answers = [
        program.client.options(DOOR, headers=foreign | asked),
        program.client.options(DOOR, headers=foreign | asked | bearer(program.shown)),
        program.hand_over(**foreign),
    ]
    assert [answer.status_code for answer in answers] == [401, 204, 201]
    for answer in answers:
        assert not [name for name in answer.headers if name.startswith("Access-Control")]


@pytest.mark.parametrize("method", ["get", "put", "patch", "delete"])
def test_case_71_another_method_hears_which_there_are(program, method):
    answer = getattr(program.client, method)(DOOR, headers=bearer(program.shown))
    assert (answer.status_code, answer["Allow"]) == (405, "POST, OPTIONS")
