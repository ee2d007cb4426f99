"""What decides whether a listing is public, said from the very data by which it is decided.

It stands on the page "verification", which everybody is led to who asks how we check: a second page about the same
would be looked for by nobody.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from django.conf import settings
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory import states
from directory.actions.changing import EVENTS
from directory.models import AssuranceMethod
from directory.states import MOVES, Who
from directory.vetting_words import DEEDS
from directory.wording.assurance import CONFIRMED, OVERDUE
from directory.wording.fields import KINDS
from guides.shapes import Style
from guides.showing import Part, Said, Shown

SLUG: Final = "verification"
WHO: Final[dict[Who, Promise]] = {
    Who.WORKER: gettext_lazy("the people who work there, or one of our vetters"),
    Who.VETTER: gettext_lazy("one of our vetters"),
    Who.OTHER_VETTER: gettext_lazy("a vetter who did not send it in; two vetters if the place is hidden or in doubt"),
    Who.TIMER: gettext_lazy("nobody: it happens by itself, as said above"),
}


def with_policy(page: Shown, language: str) -> Shown:
    """Return the page with the policy before its last part, in the language in which it is read."""
    with translation.override(language):
        made = [
            _part(_("What the labels of a checked listing mean"), _labels()),
            _part(_("When we check again"), _again()),
            _part(_("Who decides what is shown"), _deciding()),
        ]
    return replace(page, parts=(*page.parts[:-1], *made, *page.parts[-1:]))


def _part(heading: str, points: Iterable[str]) -> Part:
    return Part(heading, Style.LIST, tuple(Said(point, ()) for point in points), ())


def _labels() -> Iterator[str]:
    ours = [_quoted(label) for method, label in CONFIRMED.items() if method != AssuranceMethod.SELF_DECLARED]
    yield _("%(labels)s: we have checked it ourselves, on the date that we name.") % {"labels": _(", ").join(ours)}
    said = _quoted(CONFIRMED[AssuranceMethod.SELF_DECLARED])
    yield _("%(label)s: the people who work there say so, on the date that we name.") % {"label": said}
    yield _("%(label)s: it may have changed since then. Call before you go.") % {"label": _quoted(OVERDUE)}


def _again() -> Iterator[str]:
    for kind, days in settings.CONFIRM_AGAIN_DAYS.items():
        name = str(KINDS[kind]) if kind in KINDS else _("All others")
        yield _("%(kind)s: after %(days)s days.") % {"kind": name, "days": days}
    yield _("We count from the day on which it was last checked. If we never checked it, the listing says so.")
    yield _("When the day has come, we write to the people who work there, %(count)s times at most.") % {
        "count": len(states.REMIND_AFTER)
    }
    late = _(
        "%(days)s days after that day we say that it was checked long ago. It stands last of all that are as near."
    )
    yield late % {"days": states.OVERDUE_AFTER.days}
    gone = _(
        "%(days)s days after that day we take it down until somebody has checked it. We write %(count)s times before."
    )
    yield gone % {"days": states.LAPSES_AFTER.days, "count": states.REMINDERS_BEFORE_LAPSE}
    yield _("If nobody there can be written to, we take it down %(days)s days after that day.") % {
        "days": states.UNKEPT_LAPSES_AFTER.days
    }
    yield _("Some are never taken down so: a number for emergencies, or for a whole country.")
    yield _("Nor the last open help of its kind in a province.")


def _deciding() -> Iterator[str]:
    for deed, move in MOVES.items():
        said = str(DEEDS[EVENTS[deed]])
        yield _("%(deed)s: %(who)s.") % {"deed": said[:1].upper() + said[1:], "who": WHO[move.who]}


def _quoted(words: Promise) -> str:
    return _("“%(words)s”") % {"words": words}
