"""Choosing a centre: which are near her, and what is offered first: only its number."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.gate import hide
from directory.choices import NEEDS
from languages.known import content_of
from places.models import Place
from referrals import canned
from referrals.forms.desk_centres import PickForm
from referrals.models import Kind
from referrals.pages import centres as pages
from referrals.pages.at import At
from referrals.pages.case import Reader
from referrals.pages.centres import Centre
from referrals.said import Contact, Summary
from referrals.templatetags.desk import typable
from referrals.views.desk import offers
from referrals.views.desk.arriving import READS, at_case
from referrals.views.desk.offers import NOTHING, Sent


@at_case(*READS)
def centres(request: HttpRequest, at: At) -> HttpResponse:
    """Show the centres near her that fit."""
    summary = Reader(at).demanded(Kind.SUMMARY, Summary)
    form = PickForm(request.GET or None, summary=summary)
    chosen = form.chosen()
    place = Place.objects.filter(pk=chosen.place).first() if chosen.place else pages.place_of(summary)
    near = pages.near(summary, place=place, needs=chosen.needs, remote=chosen.remote, page=chosen.page)
    said = {"at": at, "case": at.case, "summary": summary, "form": form, "near": near, "page": chosen.page}
    return render(request, "desk/centres.html", said)


@at_case(*READS)
def centre(request: HttpRequest, at: At, centre: UUID) -> HttpResponse:
    """Show one centre, and the two ways: her own call, or ours in her name."""
    return page(request, at, centre)


def page(request: HttpRequest, at: At, pk: UUID, sent: Sent = NOTHING) -> HttpResponse:
    """Show one centre; a form that was refused stands there as it was filled in."""
    found, reader, forms = pages.one(pk), Reader(at), sent.forms
    if found is None:
        raise hide(request, f"centre:{pk}")
    summary, contact = reader.demanded(Kind.SUMMARY, Summary), reader.demanded(Kind.CONTACT, Contact)
    deeds = {
        "number": offers.offer(at, "number", forms.get("number"), {"text": _number_text(at, found), "centre": pk}),
        "propose": offers.offer(at, "propose", forms.get("propose"), {**_packet(at, summary, contact), "centre": pk}),
        "exclude_centre": offers.offer(at, "exclude-centre"),
    }
    said = {
        "at": at,
        "case": at.case,
        "centre": found,
        "summary": summary,
        "deeds": deeds if at.works else {},
        "is_unwanted": str(pk) in summary.excluded_centres,
        "is_refused": summary.is_child and not found.has_child_lead,
        "public_page": reverse("directory:centre", args=[pk]),
        "refusals": sent.refusals,
    }
    return render(request, "desk/centre.html", said, status=sent.status)


def again(request: HttpRequest, at: At, sent: Sent) -> HttpResponse:
    """Show the centre that a form was about, after something was not done."""
    (form,) = sent.forms.values()
    try:
        pk = UUID(str(form.data.get("centre", "")))
    except ValueError:
        raise Http404 from None
    return page(request, at, pk, sent)


def _number_text(at: At, centre: Centre) -> str:
    """Return what she reads beside a number, in her language."""
    with translation.override(at.case.language):
        listing = pages.listings([centre.pk])[centre.pk]
        name = listing.service.said("name", content_of(at.case.language))
        return canned.number_given(name, centre.first_number)


def _packet(at: At, summary: Summary, contact: Contact) -> dict[str, str]:
    """Return a packet as it could be, in her language. Her own words are put into it by nobody but a person."""
    with translation.override(at.case.language):
        needs = _(", ").join(str(NEEDS.get(need, need)) for need in summary.needs)
        place = pages.place_of(summary)
        area = place.said_in(content_of(at.case.language)) if place else summary.place_said
    filled = {"purpose": needs, "need": needs, "phone": contact.phone, "hours": contact.hours, "area": area}
    return {name: typable(text) for name, text in filled.items()}
