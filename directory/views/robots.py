"""What is said to machines that read the whole web."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

# A page that must not be listed says so itself ("noindex"), and a machine has to open it to read that; so no page is
# closed here. What is for programs is not worth their time. No path stands here that tells anybody anything.
ROBOTS = """User-agent: *
Disallow: /api/
Disallow: /hsds/

Sitemap: {sitemap}
"""


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Say where they may go, and where the list of our pages is."""
    return HttpResponse(ROBOTS.format(sitemap=request.build_absolute_uri("/sitemap.xml")), content_type="text/plain")
