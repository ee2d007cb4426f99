"""From what she typed to what is sealed; and to what the page reads back to her before she sends it."""

from typing import Any, cast

from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext as _

from directory.choices import NEEDS
from referrals.actions.intake import Intake
from referrals.forms.asking import HOW_SOON, LATER, WHO, WhereForm
from referrals.forms.reaching import WAYS, WHOSE, ReachForm
from referrals.said import Story, Summary
from referrals.views.ask import steps
from referrals.views.ask.steps import Said, Step

Row = tuple[str, str, str]


def _cleaned(said: Said) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the forms by page, all of them valid, and every answer by name."""
    forms = {step.name: steps.form_of(step, said) for step in steps.QUESTIONS}
    answers: dict[str, Any] = {}
    for form in forms.values():
        form.full_clean()
        answers |= form.cleaned_data
    return forms, answers


def intake_of(said: Said, language: str) -> Intake:
    """Return what is sealed of answers that are all valid."""
    forms, answers = _cleaned(said)
    summary = Summary(
        needs=tuple(answers["needs"]),
        place=cast(WhereForm, forms["where"]).place,
        place_said=answers["where"],
        is_child=steps.is_child(said),
        excluded_people=answers["not_to"],
    )
    return Intake(
        summary=summary,
        contact=cast(ReachForm, forms["reach"]).contact(),
        story=Story(answers["more"]) if answers["more"] else None,
        is_urgent=answers["now"] != LATER,
        language=language,
        tells_app=tells(said),
    )


def tells(said: Said) -> bool:
    """Say whether she lets the app that sent her know how it goes."""
    return bool(said.get("tell"))


def filled_in(said: Said) -> list[Row]:
    """Return what stands in a form that she has not seen yet, in words, as `read_back` does."""
    fields = {name: field for step in steps.QUESTIONS for name, field in steps.form_of(step, None).fields.items()}
    told = [(name, said[name] if name == "needs" else said[name][-1]) for name in fields if name in said]
    return [(str(fields[name].label), _said(name, answer), _direction(name)) for name, answer in told]


def read_back(said: Said) -> list[tuple[Step, list[Row]]]:
    """Return each page with its questions and answers in words: question, answer, and "ltr" for what is a number."""
    _, answers = _cleaned(said)
    return [(step, [row for row in _rows(step, answers) if row[1]]) for step in steps.QUESTIONS]


def _rows(step: Step, answers: dict[str, Any]) -> list[Row]:
    asked = steps.form_of(step, None).fields
    rows = [(str(asked[name].label), _said(name, answers.get(name)), _direction(name)) for name in step.fields]
    empty = (str(asked[step.fields[0]].label), _("Nothing"), "")
    return [row for row in rows if row[1]] or [empty]


def _direction(name: str) -> str:
    return "ltr" if name == "reach" else "auto"


def _said(name: str, answer: Any) -> str:
    if name == "which":
        return ""
    choices: dict[str, str | Lazy] = {**NEEDS, **WHO, **HOW_SOON, **WAYS, **WHOSE}
    if isinstance(answer, list):
        return _(", ").join(str(choices.get(one, one)) for one in answer)
    chosen = {"who", "now", "whose"}
    return str(choices.get(answer, "")) if name in chosen else str(answer or "")
