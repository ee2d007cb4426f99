"""The marked words of the canary's test, and the hands that carry them from the desk to a centre."""

import re
import secrets
from typing import Final

from django.conf import settings
from django.test import Client

from accounts.models import Session
from referrals import sessions
from referrals.models import Case, Inbox, Parcel, Referral
from referrals.sealed import vaults
from referrals.states import ReferralState
from tests.accounts.dump import Dumps
from tests.centres import Centre, sign_in_with_vault
from tests.desks import Staffed
from tests.people import sign_in
from tests.referrals.browsers import Answer, Browser
from tests.referrals.her.walking import BACK, Her

DESK: Final = "/en/staff/desk/"
INBOX: Final = "/en/staff/inbox/"
TOKEN: Final = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


class Marked:
    """Words that stand nowhere else in the world."""

    def __init__(self) -> None:
        mark = secrets.token_hex(5)
        self.story, self.reply, self.note, self.told = (f"{word}{mark}" for word in ("kahani", "jawab", "yaad", "baat"))
        self.name, self.need, self.purpose = f"naam{mark}", f"zaroorat{mark}", f"maqsad{mark}"
        self.withheld, self.refusal = f"raaz{mark}", f"inkaar{mark}"
        self.safe_word, self.excluded, self.hours = f"lafz{mark}", f"bhai{mark}", f"subah{mark}"
        # It begins like no number that is given out.
        self.phone = f"0300000{secrets.randbelow(10**4):04}"
        self.code = ""
        # Vault phrases that are typed, right and wrong.
        self.phrases: list[str] = []

    def all(self) -> list[str]:
        """Return each word, and the code as it is typed and as it is shown."""
        code = [self.code, " ".join(re.findall("....", self.code))] if self.code else []
        words = [self.story, self.reply, self.note, self.told, self.safe_word, self.excluded, self.hours, self.phone]
        phrases = [written for phrase in self.phrases for written in (phrase, phrase.replace(" ", ""))]
        return [*words, *self.sent(), self.withheld, self.refusal, self.phone[1:], *code, *phrases]

    def sent(self) -> list[str]:
        """Return what she lets a centre know."""
        return [self.purpose, self.name, self.need]


def desk_browser(url: str, staffed: Staffed) -> Browser:
    """Return the browser of a moderator who is signed in, with the vault open."""
    client = Client()
    sign_in(client, staffed.moderator)
    session = Session.objects.get(user=staffed.moderator)
    key = sessions.begin_vault(session, staffed.moderator, staffed.vault(staffed.moderator))
    given = {name: morsel.value for name, morsel in client.cookies.items()}
    return Browser(url, given | {settings.VAULT_COOKIE_NAME: key.cookie})


def unlock(moderator: Browser, staffed: Staffed, marked: Marked) -> None:
    """Type a phrase that is wrong, and the right one."""
    marked.phrases = [vaults.new_phrase(), staffed.phrases[staffed.moderator.pk]]
    answers = [post(moderator, f"{DESK}vault/", moderator.get(f"{DESK}vault/"), phrase=one) for one in marked.phrases]
    assert [answer.status_code for answer in answers] == [200, 302]
    _holds_none(answers[0], marked.phrases)


def do(moderator: Browser, case: Case, deed: str, page: str, **said: str) -> Answer:
    """Do one deed by its form."""
    version = Case.objects.values_list("version", flat=True).get(pk=case.pk)
    answer = send(moderator, f"cases/{case.pk}/do/{deed}/", page, version=str(version), **said)
    assert answer.status_code in (200, 302), (deed, answer.status_code)
    return answer


def send(moderator: Browser, path: str, page: str, **said: str) -> Answer:
    """Send a form of a page."""
    return post(moderator, DESK + path, moderator.get(DESK + page), **said)


def post(browser: Browser, path: str, page: Answer, **said: str) -> Answer:
    """Send a form with the token that stands on a page."""
    token = TOKEN.search(page.text)
    return browser.post(path, {"csrfmiddlewaretoken": token[1] if token else "", **said})


def centre_browser(url: str, centre: Centre) -> Browser:
    """Return the browser of somebody of a centre who is signed in, with the vault open."""
    client = Client()
    sign_in_with_vault(client, centre, centre.worker)
    return Browser(url, {name: morsel.value for name, morsel in client.cookies.items()})


def to_an_inbox(her: Her, moderator: Browser, worker: Browser, marked: Marked, dumps: Dumps) -> None:
    """The desk proposes, she agrees to two fields of three, and the centre opens them, one by one, and says no."""
    referral = _proposed(moderator, marked)
    dumps.take()
    her.last = her.client.get(BACK)
    for word in (*marked.sent(), marked.withheld):
        assert word in her.last.text, word
    _holds_none(her.do("agree", part=["name", "need"]), [*marked.sent(), marked.withheld])
    dumps.take()
    page = f"referrals/{referral.pk}/"
    assert send(moderator, f"{page}do/send/", page, version=_version(referral)).status_code == 302
    dumps.take()
    _opens(worker, referral, marked)
    dumps.take()
    _says_no(worker, referral, marked)
    dumps.take()
    assert marked.refusal in moderator.get(DESK + page).text
    _holds_none(her.client.get(BACK), [*marked.sent(), marked.withheld, marked.refusal])


def _proposed(moderator: Browser, marked: Marked) -> Referral:
    case, centre = Case.objects.get(), str(Inbox.objects.get().centre)
    said = {"way": "inbox", "purpose": marked.purpose, "name": marked.name, "need": marked.need}
    page = f"cases/{case.pk}/centres/{centre}/"
    do(moderator, case, "propose", page, centre=centre, words=marked.withheld, **said)
    referral = Referral.objects.get()
    assert not referral.is_offline
    return referral


def _opens(worker: Browser, referral: Referral, marked: Marked) -> None:
    cover = f"{INBOX}parcels/{referral.pk}/"
    for path in (INBOX, cover):
        _holds_none(worker.get(path), marked.all())
    page = post(worker, f"{cover}open/", worker.get(cover))
    assert marked.purpose in page.text
    for word in (marked.name, marked.need):
        assert word not in page.text
    for position, word in enumerate((marked.name, marked.need)):
        page = post(worker, f"{cover}show/", page, position=str(position))
        assert word in page.text
        assert marked.withheld not in page.text


def _says_no(worker: Browser, referral: Referral, marked: Marked) -> None:
    cover = f"{INBOX}parcels/{referral.pk}/"
    said = {"version": _version(referral), "reason": "full", "note": marked.refusal}
    stale = post(worker, f"{cover}do/decline/", worker.get(cover), **(said | {"version": "1"}))
    assert stale.status_code == 409
    _holds_none(stale, [word for word in marked.all() if word != marked.refusal])
    assert post(worker, f"{cover}do/decline/", worker.get(cover), **said).status_code == 302
    assert Referral.objects.get().state == ReferralState.DECLINED
    assert Parcel.objects.get().answer is not None
    for path in (INBOX, cover, f"{cover}open/", f"{INBOX}{marked.refusal}/"):
        _holds_none(worker.get(path), marked.all())


def _holds_none(page: Answer, words: list[str]) -> None:
    """Fail where a page holds a word that it must not."""
    assert [word for word in words if word in page.text] == [], page.status_code


def _version(referral: Referral) -> str:
    return str(Referral.objects.values_list("version", flat=True).get(pk=referral.pk))
