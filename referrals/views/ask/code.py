"""Her code: shown once, read back by its last digits or not, and then what happens."""

from contextlib import suppress
from http import HTTPStatus
from typing import Any

from django import forms
from django.db import Error
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from directory.forms import line
from directory.phones import plain_digits
from referrals import opening
from referrals.actions import intake
from referrals.forms.fields import StepForm, Words
from referrals.opening import Promise
from referrals.sealed import codes
from referrals.views.ask import pages, sheet, steps
from referrals.views.ask.sheet import Sheet

SKIP, STAY = "skip", "stay"


class ReadBackForm(StepForm):
    """The last digits of the code that stands above."""

    last = Words(
        40,
        label=_("Write its last four digits here"),
        help_text=_("So that we know that you have it."),
        widget=line(inputmode="numeric", dir="ltr"),
    )

    def __init__(self, data: Any = None, *, digits: str) -> None:
        super().__init__(data)
        self.digits = digits

    def clean_last(self) -> str:
        """Refuse other digits; those of every script are taken."""
        said = "".join(sign for sign in plain_digits(self.cleaned_data["last"]) if sign.isdecimal())
        if said not in (self.digits[-codes.LAST :], self.digits):
            raise forms.ValidationError(_("These are not its last four digits. Look at it once more."))
        return said


def show(request: HttpRequest, said: Sheet, digits: str, *, is_another: bool = False) -> HttpResponse:
    """Show a code; what was kept until now goes."""
    response = _page(request, said, ReadBackForm(digits=digits), is_another=is_another)
    sheet.end(request, response)
    return response


def answer(request: HttpRequest, said: Sheet, go: str) -> HttpResponse:
    """Take the digits that she reads back. The code is not known here: her page holds it, and nothing else does."""
    digits = codes.plain(request.POST.get("code", ""))
    if digits is None or go == SKIP:
        return done(request)
    form = ReadBackForm(request.POST, digits=digits) if go != STAY else ReadBackForm(digits=digits)
    if not form.is_valid():
        return _page(request, said, form)
    # Where this fails the code is as good as before; only another one can still be had for a few minutes.
    with suppress(Error):
        intake.confirm_code(secret=said.key.secret)
    return done(request)


def known(request: HttpRequest, said: Sheet) -> HttpResponse:
    """Say that this very form was sent before, and that its code has been shown."""
    response = done(request, is_known=True)
    sheet.end(request, response)
    return response


def done(request: HttpRequest, *, is_known: bool = False) -> HttpResponse:
    """Say what happens now."""
    promise = None
    with suppress(Error):
        promise = opening.promise()
    told = promise if isinstance(promise, Promise) else None
    return pages.page(request, "done", {"promise": told, "is_known": is_known})


def _page(request: HttpRequest, said: Sheet, form: ReadBackForm, *, is_another: bool = False) -> HttpResponse:
    told = {"form": form, "code": codes.spoken(form.digits), "is_another": is_another}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    # Of what she wrote this page carries nothing any more.
    marks = pages.form_marks(said, steps.CODE) | {"carried": [], "then": ""}
    return pages.page(request, "code", told | marks, status)
