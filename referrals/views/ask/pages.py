"""The pages of asking. But for the lines for children none asks the database, so that each stands when it is away."""

from collections.abc import Iterable
from dataclasses import replace
from http import HTTPStatus
from math import ceil
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from directory.hotlines import child_lines
from directory.scripts import content_language, page_language
from directory.views import shell
from guides import shelf
from referrals import duties
from referrals.actions import handing_over
from referrals.forms.asking import DANGER
from referrals.forms.fields import StepForm
from referrals.opening import Promise, Shut
from referrals.views.ask import asked, sheet, steps
from referrals.views.ask.sheet import Sheet
from referrals.views.ask.steps import Step

Told = dict[str, Any]
# What helps in the first days is time-critical: it is named before any form.
FIRST_STEPS, HELPS_OTHERS = "first-steps", ("first-steps", "for-parents", "safety")


def page(request: HttpRequest, name: str, told: Told, status: int = HTTPStatus.OK) -> HttpResponse:
    """Return a page of hers."""
    return render(request, f"referrals/{name}.html", told, status=status)


def start(request: HttpRequest, promise: Promise | Shut, said: Sheet | None = None) -> HttpResponse:
    """Numbers first; then what the desk promises, or that nobody can be asked now. `said` is kept by who goes back."""
    return first(request, promise, steps.START, form_marks(said, steps.START))


def first(request: HttpRequest, promise: Promise | Shut, step: Step, told: Told) -> HttpResponse:
    """Return a page on which somebody begins; where nobody can be asked, the page that says so."""
    numbers = shell.numbers(settings.HOME_COUNTRY) | {"guides": titles([FIRST_STEPS])}
    if not isinstance(promise, Promise):
        return page(request, "shut", numbers)
    return page(request, step.name, numbers | {"promise": promise, "is_demo": settings.DEMO} | told)


def titles(slugs: Iterable[str]) -> list[tuple[str, str]]:
    """Return the guides of these names with their titles, as far as there are such."""
    found = [guide for slug in slugs if (guide := shelf.named(slug))]
    return [(guide.slug, guide.title.get(page_language()) or guide.title[content_language()]) for guide in found]


def form_marks(said: Sheet | None, step: Step) -> Told:
    """Return what the form of every page says of itself."""
    told = said or sheet.begin()
    carried = [] if told.is_kept else told.carried(but=step)
    return {"at": step.at, "key": told.key.text, "then": told.then, "extra": told.extra, "carried": carried}


def unchecked(request: HttpRequest, said: Sheet, step: Step, promise: Promise) -> HttpResponse:
    """Show a page with what she said on it before, without a word of what is missing."""
    if step is steps.START:
        return start(request, promise, said)
    if step is steps.UNDER_18:
        return under_18(request, said)
    if step is steps.CHECK:
        return check(request, said, promise)
    known = said.said if any(name in said.said for name in step.fields) else None
    form = steps.form_of(step, None)
    form.initial = _initial(form, known)
    return _asking(request, said, step, form)


def _initial(form: StepForm, known: steps.Said | None) -> Told:
    """Return her answers as a form shows them that is not looked at yet."""
    if known is None:
        return {}
    many = {name for name, field in form.fields.items() if getattr(field.widget, "allow_multiple_selected", False)}
    return {name: texts if name in many else "".join(texts[-1:]) for name, texts in known.items()}


def wrong(request: HttpRequest, said: Sheet, step: Step, form: StepForm, promise: Promise) -> HttpResponse:
    """Show a page again, with what is wrong on it."""
    return _asking(request, said, step, form, HTTPStatus.UNPROCESSABLE_ENTITY)


def _asking(request: HttpRequest, said: Sheet, step: Step, form: StepForm, status: int = HTTPStatus.OK) -> HttpResponse:
    sheet.keep(request, said)
    told: Told = {"form": form, **form_marks(said, step)}
    if said.said.get("now") == [DANGER]:
        told |= shell.few_numbers(settings.HOME_COUNTRY)
    if step is steps.WHO:
        told["law"] = duties.shown("adults", page_language())
    return _with_draft(request, said, page(request, step.name, told, status))


def _with_draft(request: HttpRequest, said: Sheet, response: HttpResponse) -> HttpResponse:
    if said.draft is not None:
        sheet.set_cookie(request, response, settings.DRAFT_COOKIE_NAME, said.draft)
    return response


def under_18(request: HttpRequest, said: Sheet) -> HttpResponse:
    """Name the lines for children first; she may go on then."""
    # Their names say the province.
    lines = [replace(line, area="") for line in child_lines(settings.HOME_COUNTRY, content_language())]
    sheet.keep(request, said)
    told = {"lines": lines, "law": duties.shown("children", page_language()), **form_marks(said, steps.UNDER_18)}
    return _with_draft(request, said, page(request, "child", told))


def for_somebody_else(request: HttpRequest, said: Sheet) -> HttpResponse:
    """Say what helps somebody else: nothing is sent about a person who has not asked for it."""
    told = shell.numbers(settings.HOME_COUNTRY) | {"guides": titles(HELPS_OTHERS)}
    return page(request, "other", told)


def check(request: HttpRequest, said: Sheet, promise: Promise) -> HttpResponse:
    """Read everything back, with a way to change each part. This page holds all of it in itself."""
    said.then = ""
    if (found := steps.first_wrong(said.said)) is not None:
        return wrong(request, said, *found, promise)
    rows = asked.read_back(said.said)
    sheet.keep(request, said)
    told = {"rows": rows, "promise": promise, "is_demo": settings.DEMO, "is_urgent": _is_urgent(said)}
    told |= {"app": handing_over.app_of(secret=said.key.secret), "tells": asked.tells(said.said)}
    told |= form_marks(said, steps.CHECK) | {"carried": said.carried(but=steps.CHECK)}
    return _with_draft(request, said, page(request, "check", told))


def _is_urgent(said: Sheet) -> bool:
    return said.said.get("now") != ["later"]


def shut(request: HttpRequest, said: Sheet) -> HttpResponse:
    """Say that nobody can be asked now; what she wrote until now stays in the page."""
    return kept(request, said, HTTPStatus.SERVICE_UNAVAILABLE, is_shut=True)


def kept(request: HttpRequest, said: Sheet, status: int, wait_s: float = 0, *, is_shut: bool = False) -> HttpResponse:
    """Hold all that was sent in a page that sends it once more: from the request alone, with numbers to call."""
    marks = {"at": said.step.at, "key": said.key.text, "then": said.then, "go": request.POST.get("go", "")}
    held = [(name, text) for name in ("code", "link") if (text := request.POST.get(name, ""))]
    carried = [*said.carried(), *held]
    told = {**marks, "carried": carried, "is_shut": is_shut, "is_slow": wait_s > 0}
    response = page(request, "kept", told | shell.numbers(settings.HOME_COUNTRY), status)
    response["Retry-After"] = str(max(ceil(wait_s), 1))
    return response
