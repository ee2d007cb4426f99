"""Words of a listing, and of the body behind it, without the parts that would lead to a hidden place."""

from collections.abc import Callable
from typing import Any

from directory.actions.refusals import RefusedError
from directory.cards import rebuild
from directory.content import BLANK, Content, content_of, write
from directory.content.closer import closer_by_key, finder_around, too_close
from directory.content.hidden import streets_by_key, texts_in
from directory.districts import district_around
from directory.models import Organization, OrganizationText, Service, ServiceText
from directory.models.service import with_dependents
from directory.street_like import street_like
from places.models import Place


def cut_content(service: Service) -> int:
    """Empty the fields of a live listing that would lead there; return how many."""
    held = content_of(service)
    find = finder_around(Place.objects.filter(pk=held["place"]).first())
    telling = streets_by_key(held) | closer_by_key(held, find)
    cut: Content = {key: _without(lambda text: street_like(text) or find(text), key, held[key]) for key in telling}
    cut |= {"areas": _widened(held)} if too_close(held)["areas"] else {}
    write(service, cut)
    return len(cut)


def cut_organization(service: Service) -> int:
    """Delete what the body says of itself that would lead there; return how much.

    It stands on the page of the hidden place, so it goes for the body's other listings, too. A body without another
    name takes the listing's. RefusedError where the listing has none, either.
    """
    body = service.organization
    telling = _telling_texts(body)
    cut = len(telling)
    OrganizationText.objects.filter(pk__in=[row.pk for row in telling]).delete()
    if street_like(body.website):
        Organization.everything.filter(pk=body.pk).update(website="")
        cut += 1
    _name_anew(service, telling)
    if cut:
        others = Service.everything.filter(organization=body).exclude(pk=service.pk)
        rebuild(with_dependents(others.values_list("pk", flat=True)))
    return cut


def street_of(body: Organization) -> str:
    """Return the first words of a body that would tell where a hidden place is; empty where there are none."""
    said = [body.website, *(row.text for row in _telling_texts(body))]
    return next((words for one in said if (words := street_like(one))), "")


def _telling_texts(body: Organization) -> list[OrganizationText]:
    return [row for row in OrganizationText.objects.filter(of=body) if street_like(row.text)]


def _name_anew(service: Service, telling: list[OrganizationText]) -> None:
    """Give a body that lost every name the names of its listing."""
    lost = next((row for row in telling if row.field == "name"), None)
    names = OrganizationText.objects.filter(of=service.organization, field="name")
    if lost is None or names.exists():
        return
    own = ServiceText.objects.filter(of=service, field="name").exclude(text="")
    made = [
        OrganizationText(of=service.organization, field="name", language=row.language, text=row.text, review=row.review)
        for row in own
    ]
    if not made:
        raise RefusedError("named-by-street", found=street_like(lost.text) or "")
    OrganizationText.objects.bulk_create(made)


def _widened(content: Content) -> list[str]:
    """Return the districts of the areas where it helps."""
    places = [district_around(place) for place in Place.objects.filter(pk__in=content["areas"])]
    return sorted({place.pk for place in places if place})


def _without(leads: Callable[[str], Any], key: str, value: Any) -> Any:
    """Return a field without the parts that would lead there."""
    if isinstance(value, dict):
        return {name: text for name, text in value.items() if not leads(text)}
    if isinstance(value, list):
        return [part for part in value if not any(leads(text) for text in texts_in(part))]
    return BLANK[key]
