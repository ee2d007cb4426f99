"""From an app to a desk and back: she alone sees the code, and the app what she has allowed."""

import pytest

from referrals import tasks
from referrals.actions import desk as deeds
from referrals.models import Case
from referrals.states import Closing
from tests.referrals.handoff.hands import path_of, to_the_check
from tests.referrals.her.walking import Her, code_on, form

pytestmark = pytest.mark.django_db
WORDS = "mera haal 5b2d sirf yahan"


@pytest.mark.parametrize("agrees", [False, True])
def test_from_the_app_to_the_desk_and_what_the_app_hears(program, desk, agrees):
    made = program.hand_over()
    handoff, her = made.json()["id"], Her()
    heard = [made.text]

    def hears() -> str | int:
        tasks.tell_apps(0)
        answer = program.ask(handoff)
        heard.append(answer.text)
        return answer.json().get("status") if answer.status_code == 200 else answer.status_code

    assert hears() == 404
    to_the_check(her, path_of(made))
    changed = her.go_on("6", go="5")
    her.go_on("5", more=form(changed)["more"][0] + WORDS if "more" in form(changed) else WORDS)
    code = code_on(her.go_on("6", go="send", **({"tell": "yes"} if agrees else {})))
    her.go_on("7", last=code[-4:])
    assert hears() == ("received" if agrees else 404)
    case = Case.objects.get()
    deeds.claim(case=case, version=case.version, by=desk.moderator)
    deeds.write_to_her(work=desk.work(case), text="hum aap ke saath hain", waits=True)
    assert hears() == ("in_progress" if agrees else 404)
    assert "hum aap ke saath hain" in Her().come_back(code).text
    work = desk.work(case)
    deeds.close(case=case, version=work.version, closing=Closing.HELPED, by=desk.moderator)
    assert hears() == ("closed" if agrees else 404)
    for answer in heard:
        assert not any(word in answer for word in (WORDS, code, str(case.pk), "hum aap"))
