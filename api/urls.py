"""The doors of the API; whatever else is asked under /api/ and /hsds/ is a problem 404."""

from django.urls import path, re_path

from api import sandbox
from api.documents import page
from api.documents.views import Schema
from api.hsds import about, lists
from api.v1.centres import Centres
from api.v1.changes import Changes
from api.v1.exports import ExportFile, Exports
from api.v1.nearest import Nearest
from api.v1.places import Places
from api.views import NothingHere

app_name = "api"

urlpatterns = [
    path("api/v1/nearest", Nearest.as_view(), name="nearest"),
    path("api/v1/places", Places.as_view(), name="places"),
    path("api/v1/centres.geojson", Centres.as_view(), name="geojson"),
    path("api/v1/changes", Changes.as_view(), name="changes"),
    path("api/v1/exports", Exports.as_view(), name="exports"),
    path("api/v1/exports/<str:name>", ExportFile.as_view(), name="export"),
    path("api/schema/", Schema.as_view(), name="schema"),
    path("api/docs/", page.docs, name="docs"),
    path("api/docs/<str:name>", page.docs_file, name="docs-file"),
    path("hsds/", about.Root.as_view(), name="hsds"),
    path("hsds/conformance.json", about.Conformance.as_view(), name="hsds-conformance"),
    path("hsds/raah", about.Profile.as_view(), name="hsds-profile"),
    path("hsds/raah/profile/<slug:name>.json", about.ProfilePart.as_view(), name="hsds-profile-part"),
    path("hsds/services", lists.Services.as_view(), name="hsds-services"),
    path("hsds/services/<uuid:id>", lists.OneService.as_view(), name="hsds-service"),
    path("hsds/organizations", lists.Organizations.as_view(), name="hsds-organizations"),
    path("hsds/organizations/<uuid:id>", lists.OneOrganization.as_view(), name="hsds-organization"),
    path("hsds/service_at_locations", lists.ServiceAtLocations.as_view(), name="hsds-service-at-locations"),
    path("hsds/service_at_locations/<uuid:id>", lists.OneServiceAtLocation.as_view(), name="hsds-service-at-location"),
    path("hsds/taxonomies", lists.Taxonomies.as_view(), name="hsds-taxonomies"),
    path("hsds/taxonomies/<uuid:id>", lists.OneTaxonomy.as_view(), name="hsds-taxonomy"),
    path("hsds/taxonomy_terms", lists.TaxonomyTerms.as_view(), name="hsds-taxonomy-terms"),
    path("hsds/taxonomy_terms/<uuid:id>", lists.OneTaxonomyTerm.as_view(), name="hsds-taxonomy-term"),
    path("sandbox/<path:rest>", sandbox.answer, name="sandbox"),
    re_path(r"^(?:api|hsds)(?:/.*)?$", NothingHere.as_view(), name="nothing-here"),
]
