"""Her page: what has happened since she last looked, and what she can do."""

from dataclasses import dataclass
from http import HTTPStatus
from math import ceil
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from directory.views import shell
from referrals.actions import hers
from referrals.forms.reaching import ContactForm
from referrals.models import Case
from referrals.sessions import HerCase
from referrals.views.back import reading
from referrals.wording_hers import RESULTS


def code(
    request: HttpRequest, wrong: str = "", *, typed: str = "", wait_s: float = 0, status: int = HTTPStatus.OK
) -> HttpResponse:
    """Ask for the code. `wrong` is why it did not open anything: short, unknown, slow, busy."""
    told: dict[str, Any] = {"wrong": wrong, "typed": typed}
    if wait_s:
        told |= shell.numbers(settings.HOME_COUNTRY)
    response = render(request, "referrals/back.html", told, status=status)
    if wait_s:
        response["Retry-After"] = str(ceil(wait_s))
    return response


# What is wrong with a message, by its name in RESULTS.
OF_MESSAGE: Final = ("blank", "code")


@dataclass(frozen=True, slots=True)
class Note:
    """What her page says of what she has just done, by its name in RESULTS or in words; and what she wrote."""

    result: str = ""
    wrong: str = ""
    text: str = ""
    contact: ContactForm | None = None
    status: int = HTTPStatus.OK

    @property
    def sentence(self) -> str:
        """What was done, or why it was not."""
        return self.wrong or str(RESULTS.get(self.result, ""))

    @property
    def is_of_message(self) -> bool:
        """Say whether it is her message that was refused: then the box in which she writes says so too."""
        return bool(self.wrong) or self.result in OF_MESSAGE


NOTHING: Final = Note()


def case(request: HttpRequest, her: HerCase, note: Note = NOTHING) -> HttpResponse:
    """Show the case: never what she wrote first, nor how she can be reached. Case.DoesNotExist."""
    found = Case.objects.select_related("desk").get(pk=her.opened.id)
    told = {
        "case": found,
        "token": her.key.token,
        "note": note,
        "is_wrong": note.status >= HTTPStatus.BAD_REQUEST,
        "form": note.contact or ContactForm(),
        **reading.told(found, her),
        **shell.few_numbers(settings.HOME_COUNTRY),
    }
    response = render(request, "referrals/case.html", told, status=note.status)
    hers.mark_read(opened=her.opened)
    return response


def sure(request: HttpRequest, her: HerCase) -> HttpResponse:
    """Ask once whether everything is to be erased."""
    return render(request, "referrals/sure.html", {"token": her.key.token})
