"""The doors that are public by name. Whatever is not in this list is for staff, and says for whom.

One list for three things: who is let in, which answers are compressed (an answer that holds a secret beside somebody's
words must not be), and which forms need no token against forgery (they have no session that could be misused).
"""

from typing import Final

from django.urls import ResolverMatch

# Where asking privately begins, behind the language: another process may serve it, under the same name.
ASKING: Final = "r/"
PUBLIC: Final = frozenset(
    {
        "front",
        "leave",
        "trail",
        "robots",
        "sitemap",
        "directory:home",
        "directory:numbers",
        "directory:search",
        "directory:choose",
        "directory:lines",
        "directory:centre",
        "directory:contact",
        "directory:report",
        "directory:claim",
        "directory:suggest",
        "directory:thanks",
        "directory:card",
        "directory:poster",
        "directory:countries",
        "directory:place",
        "referrals:ask",
        "guides:all",
        "guides:guide",
        "api:nearest",
        "api:places",
        "api:geojson",
        "api:changes",
        "api:exports",
        "api:export",
        "api:schema",
        "api:docs",
        "api:docs-file",
        "api:sandbox",
        "api:hsds",
        "api:hsds-conformance",
        "api:hsds-profile",
        "api:hsds-profile-part",
        "api:hsds-services",
        "api:hsds-service",
        "api:hsds-organizations",
        "api:hsds-organization",
        "api:hsds-service-at-locations",
        "api:hsds-service-at-location",
        "api:hsds-taxonomies",
        "api:hsds-taxonomy",
        "api:hsds-taxonomy-terms",
        "api:hsds-taxonomy-term",
        "api:nothing-here",
    }
)


def is_public(match: ResolverMatch | None) -> bool:
    """Say whether a door is public. What no door answers is an error page, which everybody may see."""
    return match is None or match.view_name in PUBLIC
