"""How a centre's page will look, without anything of it being kept: written, read, rendered and undone."""

import re
from typing import Final

from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from directory import details
from directory.cards import rebuild
from directory.content import Content, write
from directory.models import Service, ServiceAtLocation, VettingState
from directory.scripts import content_language

# Nothing on a preview leads anywhere or sends anything.
LEADING: Final = re.compile(r' (?:href|action|formaction)="[^"]*"')
BUTTON: Final = re.compile(r"<button(?=[ >])")


class UndoneError(Exception):
    """Ends the transaction of a preview, so that the database forgets it."""


def preview(service: Service, content: Content) -> SafeString:
    """Return the main part of a centre's page as it would be with this content, in the language of the page.

    No card, edition, version or event is left behind: all of it happens in a transaction that is rolled back.
    """
    found = SafeString()
    try:
        with transaction.atomic():
            found = _rendered(service, content)
            raise UndoneError
    except UndoneError:
        return _inert(found)


def _rendered(service: Service, content: Content) -> SafeString:
    row = Service.everything.select_for_update(of=("self",)).get(pk=service.pk)
    write(row, content)
    Service.everything.filter(pk=row.pk).update(vetting_state=VettingState.PUBLISHED)
    rebuild([row.pk])
    listing = ServiceAtLocation.public.get(service=row.pk)
    said = details.details_of(listing.pk, content_language(), at=timezone.now())
    return render_to_string("components/centre.html", said)


def _inert(page: SafeString) -> SafeString:
    return mark_safe(BUTTON.sub("<button disabled", LEADING.sub("", page)))  # noqa: S308 our own page, with less in it
