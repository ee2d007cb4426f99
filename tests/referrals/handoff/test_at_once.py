"""What happens at the same instant, with real connections and real commits."""

from django.test import Client

from referrals.actions import handing_over
from referrals.actions.handing_over import Handed
from referrals.models import Handoff
from safety.models import AuditEvent
from tests.accounts.at_once import at_once
from tests.referrals.handoff.hands import Program, make_program, path_of

KEY = "one-key-for-one-person"


def test_case_64_and_69_at_the_same_instant_one_link_is_made_and_one_form_uses_it(own_database):
    from referrals.sealed import handoffs

    program = make_program()
    programs = [Program(program.partner, program.shown, Client()) for _ in range(6)]
    for number in range(3):
        answers = at_once(*[lambda one=one, key=f"{KEY}-{number}": one.hand_over(key=key) for one in programs])
        assert {answer.status_code for answer in answers} == {201}
        assert len({answer.content for answer in answers}) == 1
    assert Handoff.objects.count() == AuditEvent.objects.filter(event="handoff.made").count() == 3
    link = handoffs.read(path_of(answers[0]).split("/")[-2])
    secrets = [bytes([number]) * 32 for number in range(6)]
    used = at_once(*[lambda secret=secret: handing_over.use(link=link, secret=secret) for secret in secrets])
    assert sum(isinstance(one, Handed) for one in used) == 1
    assert used.count(None) == 5
    other_bodies = at_once(
        *[lambda one=one, needs=needs: one.hand_over({"language": "en", "needs": needs}, key=f"{KEY}-other")
          for one, needs in zip(programs, [["shelter"], ["shelter"], [], [], ["police"], ["police"]], strict=True)]
    )  # fmt: skip
    assert sorted(answer.status_code for answer in other_bodies) == [201, 201, 422, 422, 422, 422]
