"""Drills the worst day: nobody opens a desk any more, and the key on paper does. Writes docs/recovery-drill.md.

`python -m tests.referrals.drill`. The commands run as they would, each in a process of its own; the machine of the
paper finds neither Django nor a network. The log names no key, no person and no day: what it says is what was checked,
and a test drills the same and compares.
"""

import os
import re
import subprocess
import sys
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.core import mail  # noqa: E402
from django.test import override_settings  # noqa: E402

from accounts.models import User  # noqa: E402
from config import env  # noqa: E402
from referrals import keeping  # noqa: E402
from referrals.actions import changing, keys, vault  # noqa: E402
from referrals.models import CaseKeys, Desk, Kind, UserKey  # noqa: E402
from referrals.said import Story  # noqa: E402
from referrals.sealed import cases, vaults  # noqa: E402
from safety.models import AuditEvent  # noqa: E402
from tests import databases  # noqa: E402
from tests.desks import CHEAP, STORY, Sent, Staffed, make_desk, send_case  # noqa: E402
from tests.jobs import run_jobs  # noqa: E402
from tests.referrals.soak import scene  # noqa: E402

PAGE: Final = env.BASE_DIR / "docs" / "recovery-drill.md"
COMMAND: Final = "python -m tests.referrals.drill"
TRUSTEES: Final = ("first@trustee.test", "second@trustee.test")
PATIENCE_S: Final = 60
# A machine on which neither Django nor a network is found.
ALONE: Final = (
    "import runpy, sys; sys.modules['django'] = sys.modules['socket'] = None; sys.argv[0] = 'recovery';"
    " runpy.run_module('config.recovery', run_name='__main__')"
)
HEAD: Final = f"""# The log of a recovery drill

Written by `{COMMAND}`, which does everything that stands here; a test of `make soak` does the same and compares.
What to do on the day itself: [recovery](recovery.md).
"""


@dataclass
class Step:
    """One step: who does it where, by which command, and what was then found to be so."""

    title: str
    command: str = ""
    found: list[str] = field(default_factory=list)

    def check(self, is_so: object, said: str) -> None:
        """Write down that something is so. AssertionError where it is not."""
        assert is_so, f"{self.title}: not so: {said}"
        self.found.append(said)


@dataclass
class Drill:
    """The worst day of one desk."""

    url: str
    private: str = ""
    public: str = ""
    resealed: str = ""
    lines: dict[str, str] = field(default_factory=dict)
    phrase: str = ""
    staffed: Staffed = field(init=False)
    sent: Sent = field(init=False)

    def steps(self) -> Iterator[Step]:
        """Do it, step by step."""
        yield self.make_paper()
        with override_settings(
            RECOVERY_PUBLIC_KEY=b64decode(self.public),
            RECOVERY_TRUSTEES=list(TRUSTEES),
            CODE_COST=CHEAP,
            PHRASE_COST=CHEAP,
            EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend",
        ):
            mail.outbox = []
            for step in (self.make_desk, self.lose_everything, self.export, self.wrong_paper, self.open_paper):
                yield step()
            for step in (self.admit, self.unlock, self.tell, self.change_key):
                yield step()

    def make_paper(self) -> Step:
        """Make the pair."""
        step = Step("On the machine without a network: make the key on paper", "python -m config.recovery")
        said = offline()
        found = re.search(r"((?:[0-9a-f]{4} ){15}[0-9a-f]{4})\n", said.stdout)
        public = re.search(r"RECOVERY_PUBLIC_KEY=(\S+)", said.stdout)
        step.check(found and public, "Both halves are printed, the private one in 16 groups of 4.")
        assert found
        assert public
        self.private, self.public = found[1], public[1]
        step.check(not said.stderr, "It runs without Django and without a network.")
        return step

    def make_desk(self) -> Step:
        """Make a desk of three, and send it a case."""
        step = Step("On the site: a desk is made, and somebody asks it for help")
        self.staffed = make_desk()
        self.sent = send_case(self.staffed.desk)
        step.check(self.staffed.desk.holders().count() == 3, "Three people hold the key of the desk.")
        holders = [self.staffed.lead, *self.staffed.moderators]
        opened = [self.staffed.opened(self.sent.case, user).key for user in holders]
        step.check(set(opened) == {self.sent.opened.key}, "Each opens the case by their own phrase.")
        return step

    def lose_everything(self) -> Step:
        """Let everybody forget the phrase."""
        step = Step("The worst day: all three have forgotten their phrases", "manage.py recovery_release --user EMAIL")
        for user in self.staffed.moderators:
            keys.forget_phrase(user=user)
        step.check(
            refuses(lambda: keys.forget_phrase(user=self.lead)), "The last one is told that nobody else is left."
        )
        self.manage("recovery_release", "--user", self.lead.email)
        step.check(not self.desk.holders().exists(), "After the command nobody holds the key.")
        self.phrase = vault.make_key(user=self.lead)
        step.check(not self.open_vault().groups, "The lead makes another phrase; it opens nothing.")
        return step

    def export(self) -> Step:
        """Print what is carried."""
        step = Step("On the server: print what is carried", "manage.py recovery_export --group ID --user EMAIL")
        listed = self.manage("recovery_export", "--user", self.lead.email, is_refused=True)
        step.check(str(self.desk.group_id) in listed, "Without a group, the command says which there are.")
        said = self.manage("recovery_export", "--group", str(self.desk.group_id), "--user", self.lead.email)
        self.lines = dict(re.findall(r"^(sealed|public): (\S+)$", said, re.MULTILINE))
        step.check(self.lines.keys() == {"sealed", "public"}, "It prints two lines, neither of them secret.")
        return step

    def wrong_paper(self) -> Step:
        """Try another paper, and a slip of the finger."""
        step = Step("On the machine without a network: what goes wrong is said", "python -m config.recovery open")
        slip = ("0" if self.private[0] != "0" else "1") + self.private[1:]
        for typed in (offline().stdout.splitlines()[1], slip):
            said = offline("open", typed=self.typed(typed), is_refused=True)
            assert "does not open this key" in said.stderr
        step.check(True, "The paper of another site, and a wrong letter, open nothing, and that is said.")
        said = offline("open", typed=self.typed(self.private[:-2]), is_refused=True)
        step.check("16 groups of 4" in said.stderr, "A group that is missing is said.")
        return step

    def open_paper(self) -> Step:
        """Open one key."""
        step = Step(
            "On the machine without a network: type the private half and the two lines",
            "python -m config.recovery open",
        )
        said = offline("open", typed=self.typed(self.private.upper().replace(" ", "  ")))
        self.resealed = said.stdout.strip()
        step.check(len(b64decode(self.resealed)) == 80, "It prints one line: the key, sealed to the lead.")
        step.check(self.private.replace(" ", "") not in said.stdout + said.stderr, "The private half is not shown.")
        return step

    def admit(self) -> Step:
        """Carry it back."""
        step = Step(
            "On the server: let the lead hold the key",
            "manage.py recovery_admit --group ID --user EMAIL --sealed BASE64",
        )
        whom = ("--group", str(self.desk.group_id), "--user", self.lead.email)
        said = self.manage("recovery_admit", *whom, "--sealed", self.resealed[:-4], is_refused=True)
        step.check("not copied whole" in said, "A line that was not copied whole is refused.")
        self.manage("recovery_admit", *whom, "--sealed", self.resealed)
        step.check(list(self.desk.holders()) == [self.lead], "The lead, and nobody else, holds the key.")
        return step

    def unlock(self) -> Step:
        """Open the desk."""
        step = Step("On the page of the vault: the lead unlocks")
        step.check(self.reads(), "The new phrase opens the desk, and the case is read.")
        return step

    def tell(self) -> Step:
        """Look at the audit and at the mail."""
        step = Step("What others learn of it")
        events = {event.event: event for event in AuditEvent.objects.filter(event__startswith="key.")}
        for name in ("key.released", "key.recovery_begun", "key.recovered"):
            step.check(events[name].facts == {"user": self.lead.pk}, f"The audit has `{name}`, with the lead's number.")
        run_jobs()
        letters = [letter for letter in mail.outbox if "paper" in letter.subject]
        step.check({letter.to[0] for letter in letters} == set(TRUSTEES), "Both trustees have a letter.")
        step.check(not any("http" in letter.body for letter in letters), "There is no link in it, no name and no desk.")
        return step

    def change_key(self) -> Step:
        """Change the key."""
        step = Step("On the page of the desk: the lead changes the key")
        old = self.desk.group
        moved = changing.change(group=old, vault=self.open_vault(), by=self.lead)
        step.check(
            moved == 1 and self.desk.group_id != old.pk, "The open case is sealed anew, and the old key is gone."
        )
        step.check(self.reads(), "The case is read with the new key.")
        sealed = b64encode(bytes(self.desk.group.sealed_for_recovery)).decode()
        said = offline("open", typed="\n".join((self.private, sealed, self.lines["public"], "")))
        step.check(len(b64decode(said.stdout)) == 80, "The paper opens the new key, too.")
        return step

    @property
    def lead(self) -> User:
        """The lead of the desk, as they are now."""
        return User.objects.get(pk=self.staffed.lead.pk)

    @property
    def desk(self) -> Desk:
        """The desk as it is now."""
        return Desk.objects.select_related("group").get(pk=self.staffed.desk.pk)

    def open_vault(self) -> vaults.Vault:
        """Return what the lead's new phrase opens."""
        return vaults.unlock(UserKey.objects.get(user=self.lead), self.phrase)

    def reads(self) -> bool:
        """Say whether the lead reads the case."""
        found = CaseKeys.objects.get(pk=self.sent.case.pk)
        story = keeping.get(cases.by_vault(self.sent.case, found, self.open_vault()), Kind.STORY, Story)
        return story is not None and story.text == STORY

    def typed(self, private: str) -> str:
        """Return what is typed at the machine without a network."""
        return "\n".join((private, self.lines["sealed"], self.lines["public"], ""))

    def manage(self, *words: str, is_refused: bool = False) -> str:
        """Run a command of the site in a process of its own; return what it says."""
        more = {"RECOVERY_PUBLIC_KEY": self.public, "RECOVERY_TRUSTEES": ",".join(TRUSTEES)}
        ran = run(("manage.py", *words), scene.cheap(self.url) | more, is_refused=is_refused)
        return ran.stdout + ran.stderr


def refuses(deed: Callable[[], object]) -> bool:
    """Say whether something is refused."""
    from accounts.permissions import RefusedError

    try:
        deed()
    except RefusedError:
        return True
    return False


def offline(*words: str, typed: str = "", is_refused: bool = False) -> subprocess.CompletedProcess[str]:
    """Run the tool of the paper where neither Django nor a network is found."""
    return run(("-c", ALONE, *words), {}, typed=typed, is_refused=is_refused)


def run(
    words: tuple[str, ...], variables: Mapping[str, str], *, typed: str = "", is_refused: bool = False
) -> subprocess.CompletedProcess[str]:
    """Run Python until it ends. AssertionError where it fails and should not, or the other way round."""
    ran = subprocess.run(
        [sys.executable, *words],
        cwd=env.BASE_DIR,
        env=os.environ | variables,
        input=typed,
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )
    assert bool(ran.returncode) == is_refused, ran.stdout + ran.stderr
    return ran


def page(url: str) -> str:
    """Drill against the database at `url`, to which Django is connected; return the log."""
    steps = [_said(number, step) for number, step in enumerate(Drill(url).steps(), 1)]
    return "\n".join([HEAD, *steps, "Every check was as it stands here.\n"])


def _said(number: int, step: Step) -> str:
    command = [f"   `{step.command}`"] if step.command else []
    return "\n".join([f"{number}. **{step.title}**", *command, *(f"   * {found}" for found in step.found), ""])


def main() -> None:
    """Drill and write the log."""
    with databases.clone(databases.template()) as name:
        url = databases.url_of(name)
        with scene.connected_to_url(url):
            text = page(url)
    PAGE.write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
