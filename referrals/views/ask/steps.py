"""The pages of asking, in their order, and which form stands on which."""

from dataclasses import dataclass
from typing import Final

from django.utils.datastructures import MultiValueDict

from referrals.forms.asking import CHILD, OTHER, MoreForm, NeedForm, TellForm, WhereForm, WhoForm
from referrals.forms.fields import StepForm
from referrals.forms.reaching import ReachForm

Said = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Step:
    """One page. `at` is what its form says of itself; without a form it only leads on."""

    at: str
    name: str
    form: type[StepForm] | None = None

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of its questions."""
        return tuple(self.form.base_fields) if self.form else ()


START, UNDER_18, CODE = Step("0", "start"), Step("c", "child"), Step("7", "code")
# Where somebody begins whom an app has sent.
HANDED: Final = Step("h", "handed")
CHECK: Final = Step("6", "check", TellForm)
WHO: Final = Step("1", "before", WhoForm)
QUESTIONS: Final = (
    WHO,
    Step("2", "needs", NeedForm),
    Step("3", "reach", ReachForm),
    Step("4", "where", WhereForm),
    Step("5", "more", MoreForm),
)
BY_AT: Final = {step.at: step for step in (START, HANDED, *QUESTIONS, UNDER_18, CHECK, CODE)}
# What the last page has buttons for.
CHANGED: Final = frozenset(step.at for step in QUESTIONS)
FIELDS: Final = tuple(name for step in (*QUESTIONS, CHECK) for name in step.fields)
AFTER: Final = {START: WHO, UNDER_18: QUESTIONS[1], CHECK: CHECK} | dict(
    zip(QUESTIONS, (*QUESTIONS[1:], CHECK), strict=True)
)
BEFORE: Final = {UNDER_18: WHO, CHECK: QUESTIONS[-1], WHO: START} | dict(
    zip(QUESTIONS[1:], QUESTIONS[:-1], strict=True)
)


def named(at: str) -> Step:
    """Return the page that a form says it stands on; the first one for what is none."""
    return BY_AT.get(at, START)


def form_of(step: Step, said: Said | None) -> StepForm:
    """Return the form of a page with what was said so far; an empty one where nothing was."""
    if step.form is None:
        raise ValueError(f"{step.name} asks nothing")
    data = MultiValueDict(said) if said is not None else None
    if issubclass(step.form, ReachForm):
        return step.form(data, is_child=is_child(said or {}))
    return step.form(data)


def is_child(said: Said) -> bool:
    """Say whether she has said that she is under 18."""
    return said.get("who", [])[-1:] == [CHILD]


def is_for_somebody_else(said: Said) -> bool:
    """Say whether it is somebody else who needs help: then there is information, and nothing is sent."""
    return said.get("who", [])[-1:] == [OTHER]


def first_wrong(said: Said) -> tuple[Step, StepForm] | None:
    """Return the first page whose answers are missing or wrong; None where all can be sent."""
    forms = ((step, form_of(step, said)) for step in QUESTIONS)
    return next(((step, form) for step, form in forms if not form.is_valid()), None)
