"""What each public view is asked. A new door, or a new way to ask an old one, gets its line here.

In braces stand ids of the shipped data (`filled`). A door is named as Django names it.
"""

from collections.abc import Mapping

from directory.models import ServiceAtLocation, Taxonomy, TaxonomyTerm
from guides import shelf
from tests.access.doors import Door, doors

LAHORE = "pk/punjab/lahore/lahore"
POINT = "latitude=31.55&longitude=74.34"

ASKED: Mapping[str, tuple[str, ...]] = {
    "front": ("/",),
    "trail": ("/trail",),
    "robots": ("/robots.txt",),
    "sitemap": ("/sitemap.xml",),
    "directory:home": ("/ur/", "/en/"),
    "directory:numbers": ("/ur/numbers/",),
    "directory:search": (
        f"/ur/search/?place={LAHORE}",
        f"/ur/search/?place={LAHORE}&need=shelter&audience=women",
        f"/ur/search/?place={LAHORE}&open_now=1",
        f"/ur/search/?place={LAHORE}&remote=1",
        "/ur/search/?q=lahore",
        "/ur/search/?q=lahroe",
        "/ur/search/?q=edhi+lahore",
        "/ur/search/?q=xyzzy",
        "/ur/search/?place=pk/punjab",
    ),
    "directory:choose": ("/ur/search/choose/",),
    "directory:lines": (f"/ur/search/lines/?place={LAHORE}",),
    "directory:centre": ("/ur/centres/{listing}/", "/en/centres/{listing}/"),
    "directory:contact": ("/ur/centres/{listing}/contact.vcf",),
    "directory:report": ("/ur/centres/{listing}/report/",),
    "directory:claim": ("/ur/centres/{listing}/claim/",),
    "directory:suggest": ("/ur/suggest/",),
    "directory:thanks": ("/ur/thanks/",),
    "directory:card": ("/ur/card/",),
    "directory:poster": ("/ur/poster/",),
    "directory:countries": ("/ur/places/",),
    "directory:place": ("/ur/places/pk/punjab/", f"/ur/places/{LAHORE}/"),
    "guides:all": ("/ur/guides/",),
    "guides:guide": ("/ur/{guide}/",),
    "api:nearest": (
        f"/api/v1/nearest?{POINT}&limit=20",
        f"/api/v1/nearest?{POINT}&limit=20&need=shelter",
        f"/api/v1/nearest?{POINT}&limit=50&open_now=1",
        f"/api/v1/nearest?place={LAHORE}",
    ),
    "api:places": ("/api/v1/places?q=lahore", "/api/v1/places?q=lahroe", "/api/v1/places?q=xyzzy"),
    "api:geojson": ("/api/v1/centres.geojson?bbox=60,23,78,37",),
    "api:changes": ("/api/v1/changes?limit=100",),
    "api:exports": ("/api/v1/exports",),
    "api:export": ("/api/v1/exports/nothing",),
    "api:schema": ("/api/schema/",),
    "api:docs": ("/api/docs/",),
    "api:docs-file": ("/api/docs/api-docs.js",),
    "api:hsds": ("/hsds/",),
    "api:hsds-conformance": ("/hsds/conformance.json",),
    "api:hsds-profile": ("/hsds/raah",),
    "api:hsds-profile-part": ("/hsds/raah/profile/service.json",),
    "api:hsds-services": (
        "/hsds/services?per_page=50",
        "/hsds/services?per_page=50&full=true",
        "/hsds/services?per_page=50&full=true&page=3",
        "/hsds/services?search=lahore",
        "/hsds/services?full=true&format=ndjson",
    ),
    "api:hsds-service": ("/hsds/services/{service}",),
    "api:hsds-organizations": ("/hsds/organizations?per_page=50", "/hsds/organizations?per_page=50&full=true"),
    "api:hsds-organization": ("/hsds/organizations/{body}",),
    "api:hsds-service-at-locations": (
        "/hsds/service_at_locations?per_page=50",
        "/hsds/service_at_locations?per_page=50&page=3",
        "/hsds/service_at_locations?postcode=lahore&proximity=20000",
    ),
    "api:hsds-service-at-location": ("/hsds/service_at_locations/{listing}",),
    "api:hsds-taxonomies": ("/hsds/taxonomies",),
    "api:hsds-taxonomy": ("/hsds/taxonomies/{taxonomy}",),
    "api:hsds-taxonomy-terms": ("/hsds/taxonomy_terms",),
    "api:hsds-taxonomy-term": ("/hsds/taxonomy_terms/{term}",),
    "api:sandbox": ("/sandbox/hsds/services",),
    "api:nothing-here": ("/api/nothing-here",),
}


def public_doors() -> list[Door]:
    """Return all doors of the public side."""
    return doors("config.public")


def filled() -> dict[str, str]:
    """Return by the address as written here the address as it is asked."""
    listing = ServiceAtLocation.public.select_related("service").order_by("pk")[0]
    ids = {
        "listing": listing.pk,
        "service": listing.service_id,
        "body": listing.service.organization_id,
        "guide": shelf.every()[0].slug,
        "taxonomy": Taxonomy.objects.order_by("pk")[0].pk,
        "term": TaxonomyTerm.objects.order_by("pk")[0].pk,
    }
    return {address: address.format_map(ids) for addresses in ASKED.values() for address in addresses}
