"""Narrows lists of services, and what hangs on services, by what the standard's parameters say."""

from uuid import UUID

from django.db.models import Q, QuerySet

from api.hsds.asked import Narrow
from api.hsds.open_eligibility import NEEDS_UNDER, TAXONOMY
from directory.models import Service, TaxonomyTerm


def services(narrow: Narrow) -> QuerySet[Service]:
    """Return the published services that are ready and that `narrow` leaves."""
    found = Service.public.filter(ready__isnull=False)
    plain = {"organization": narrow.organization_id, "ready__modified_at__gte": narrow.modified_after}
    found = found.filter(**{name: value for name, value in plain.items() if value})
    for terms in _terms(narrow):
        found = found.filter(pk__in=Service.terms.through.objects.filter(taxonomyterm__in=terms).values("service_id"))
    for word in narrow.search.casefold().split():
        found = found.filter(ready__words__contains=word)
    return found


def _terms(narrow: Narrow) -> list[QuerySet[TaxonomyTerm]]:
    """Return, for each parameter that is given, the words of which a service must have one."""
    found = []
    if narrow.taxonomy_term_id:
        found.append(_under(narrow.taxonomy_term_id))
    if narrow.taxonomy_id and str(narrow.taxonomy_id) == TAXONOMY["id"]:
        found.append(TaxonomyTerm.objects.filter(slug__in=frozenset().union(*NEEDS_UNDER.values())))
    elif narrow.taxonomy_id:
        found.append(TaxonomyTerm.objects.filter(taxonomy=narrow.taxonomy_id))
    return found


def _under(term: UUID) -> QuerySet[TaxonomyTerm]:
    if str(term) in NEEDS_UNDER:
        return TaxonomyTerm.objects.filter(slug__in=NEEDS_UNDER[str(term)])
    return TaxonomyTerm.objects.filter(Q(pk=term) | Q(parent=term))
