"""What the forms of her page do, by the name in their field `act`."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Final

from django import forms
from django.http import HttpRequest, HttpResponse

from directory.scripts import page_language
from referrals.actions import handing_over, hers
from referrals.forms.fields import Words
from referrals.forms.reaching import ContactForm
from referrals.models import Case, Kind, Referral
from referrals.moving import StaleError
from referrals.said import HER, LONGEST_TEXT, Message
from referrals.sealed import codes
from referrals.sessions import HerCase
from referrals.states import InvalidMoveError, ReferralState
from referrals.views.back import leaving, pages, reading
from referrals.views.back.pages import Note
from safety.marker import see_other

Deed = Callable[[HttpRequest, HerCase], HttpResponse]
WRONG: Final = HTTPStatus.UNPROCESSABLE_ENTITY
DIGITS: Final = 9


def refusable(deed: Deed) -> Deed:
    """Show the page again where the table of states does not have the deed, or what it is about has changed."""

    @wraps(deed)
    def done(request: HttpRequest, her: HerCase) -> HttpResponse:
        try:
            return deed(request, her)
        except (InvalidMoveError, StaleError, Referral.DoesNotExist):
            text = request.POST.get("text", "")
            return pages.case(request, her, Note("changed", text=text, status=HTTPStatus.CONFLICT))

    return done


@refusable
def reply(request: HttpRequest, her: HerCase) -> HttpResponse:
    """Send a message to the desk; not one that says nothing, nor her code alone."""
    written = request.POST.get("text", "")
    try:
        text = Words(LONGEST_TEXT).clean(written)
    except forms.ValidationError as error:
        return pages.case(request, her, Note(wrong=error.messages[0], text=written, status=WRONG))
    if not text:
        return pages.case(request, her, Note("blank", status=WRONG))
    if codes.plain(text) is not None:
        return pages.case(request, her, Note("code", status=WRONG))
    if not _is_sent_already(request, her, text):
        hers.reply(opened=her.opened, text=text)
    return pages.case(request, her, Note("reply"))


def _is_sent_already(request: HttpRequest, her: HerCase, text: str) -> bool:
    """Say whether this very form was sent a moment ago: a double click, or a page that was loaded again."""
    last = Case.objects.values_list("messages", flat=True).get(pk=her.opened.id)
    if last <= _number(request, "seen"):
        return False
    said = reading.read(her.opened, Kind.MESSAGE, Message, last)
    return said is not None and (said.side, said.text) == (HER, text)


@refusable
def delete(request: HttpRequest, her: HerCase) -> HttpResponse:
    """Take the words of one message away."""
    hers.delete_message(opened=her.opened, number=_number(request, "number"))
    return pages.case(request, her, Note("delete"))


@refusable
def contact(request: HttpRequest, her: HerCase) -> HttpResponse:
    """Take another way to reach her; it holds at once only with the word that was agreed on."""
    form = ContactForm(request.POST, is_child=reading.is_child(her.opened))
    if not form.is_valid():
        return pages.case(request, her, Note(contact=form, status=WRONG))
    holds = hers.change_contact(opened=her.opened, contact=form.contact(), safe_word=form.cleaned_data["agreed"])
    return pages.case(request, her, Note("contact" if holds else "contact_waits"))


@refusable
def agree(request: HttpRequest, her: HerCase) -> HttpResponse:
    """Agree that what is ticked goes to one centre, in the words of the page that she read."""
    fields = tuple(request.POST.getlist("part"))
    if not fields:
        return pages.case(request, her, Note("nothing_ticked", status=WRONG))
    referral = _referral(request, her)
    hers.consent(
        opened=her.opened,
        referral=referral,
        version=_number(request, "version"),
        fields=fields,
        language=page_language(),
    )
    return pages.case(request, her, Note("agree" if referral.is_offline else "agree_inbox"))


@refusable
def refuse(request: HttpRequest, her: HerCase) -> HttpResponse:
    """Say no to a proposal."""
    hers.withdraw(opened=her.opened, referral=_referral(request, her))
    return pages.case(request, her, Note("refuse"))


@refusable
def withdraw(request: HttpRequest, her: HerCase) -> HttpResponse:
    """Take consent back; where the centre may have heard already, the page says so."""
    referral = _referral(request, her)
    lay_there = not referral.is_offline and referral.state == ReferralState.SENT
    was_told = hers.withdraw(opened=her.opened, referral=referral)
    if was_told:
        return pages.case(request, her, Note("withdraw_heard"))
    return pages.case(request, her, Note("withdraw_unread" if lay_there else "withdraw"))


@refusable
def untell(request: HttpRequest, her: HerCase) -> HttpResponse:
    """Let the app that sent her know nothing from now on."""
    handing_over.take_back(opened=her.opened)
    return pages.case(request, her, Note("untell"))


@refusable
def renew(request: HttpRequest, her: HerCase) -> HttpResponse:
    """Keep the case for longer; once."""
    hers.renew(opened=her.opened)
    return pages.case(request, her, Note("renew"))


@refusable
def stop(request: HttpRequest, her: HerCase) -> HttpResponse:
    """Close the case."""
    hers.stop(opened=her.opened)
    return pages.case(request, her, Note("stop"))


@refusable
def erase(request: HttpRequest, her: HerCase) -> HttpResponse:
    """Ask once, then erase everything; afterwards there is the page where a code is typed."""
    if "sure" not in request.POST:
        return pages.sure(request, her)
    hers.erase(opened=her.opened)
    response = see_other(request.path)
    leaving.forget(request, response)
    return response


def _referral(request: HttpRequest, her: HerCase) -> Referral:
    """Return the referral that a form names, of her own case. Referral.DoesNotExist."""
    return Referral.objects.get(case=her.opened.id, number=_number(request, "number"))


def _number(request: HttpRequest, name: str) -> int:
    """Return a number that a form has sent; 0, which nothing has, for what is none."""
    said = request.POST.get(name, "")
    return int(said) if said.isascii() and said.isdecimal() and len(said) < DIGITS else 0


DEEDS: Final[dict[str, Deed]] = {
    "reply": reply,
    "delete": delete,
    "contact": contact,
    "agree": agree,
    "refuse": refuse,
    "withdraw": withdraw,
    "untell": untell,
    "renew": renew,
    "stop": stop,
    "erase": erase,
    "close": leaving.close,
}
