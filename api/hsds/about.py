"""About this API: the standard, our profile of it, and how well we keep to both."""

from typing import Any, Final

from django.conf import settings
from django.http import Http404, HttpResponse
from django.urls import reverse
from rest_framework.request import Request

from api.answers import JSON, json_answer
from api.documents import hsds as documents
from api.hsds import profile
from api.hsds.base import HSDSView

REPORT: Final = settings.BASE_DIR / "docs" / "conformance" / "report.json"


class AboutView(HSDSView):
    """Something that changes only when the site does."""

    has_edition = False


@documents.root
class Root(AboutView):
    """Says which standard this is and where it is described."""

    def get(self, request: Request) -> HttpResponse:
        """Return version, profile, openapi_url and publisher."""
        said = {
            "version": profile.HSDS,
            "profile": absolute(request, "api:hsds-profile"),
            "openapi_url": absolute(request, "api:schema"),
            "publisher": profile.NAME,
        }
        return self.sent_by_content(request, json_answer(said))


@documents.profile
class Profile(AboutView):
    """Our profile of the standard. Its address is the profile's name."""

    def get(self, request: Request) -> HttpResponse:
        """Return what it is, and where its parts are."""
        said = {
            "name": profile.NAME,
            "title": profile.TITLE,
            "description": profile.DESCRIPTION,
            "version": profile.VERSION,
            "hsds": profile.HSDS,
            "uri": absolute(request, "api:hsds-profile"),
            "openapi_url": absolute(request, "api:schema"),
            "conformance_url": absolute(request, "api:hsds-conformance"),
            "patches": {name: absolute(request, "api:hsds-profile-part", name) for name in profile.PATCHES},
        }
        return self.sent_by_content(request, json_answer(said))


@documents.profile_part
class ProfilePart(AboutView):
    """What the profile adds to one of the standard's schemas."""

    def get(self, request: Request, name: str) -> HttpResponse:
        """Return the patch."""
        if name not in profile.PATCHES:
            raise Http404
        return self.sent_by_content(request, json_answer(profile.PATCHES[name]))


@documents.conformance
class Conformance(AboutView):
    """The last report of `manage.py conformance_report`."""

    def get(self, request: Request) -> HttpResponse:
        """Return it as it was written."""
        return self.sent_by_content(request, HttpResponse(REPORT.read_bytes(), content_type=JSON))


def absolute(request: Request, name: str, *args: Any) -> str:
    """Return the whole address of a door."""
    return request.build_absolute_uri(reverse(name, args=args))
