"""Beginning a listing of a place that a visitor told of."""

from django.db import transaction

from accounts.models import User
from directory.actions.drafting import begin_listing, change_draft
from directory.content import Content
from directory.models import Draft, Organization, OrganizationText, Suggestion
from directory.scripts import content_language, script_language
from safety import audit


@transaction.atomic
def make_organization(*, name: str, by: User) -> Organization:
    """Return a new organization with a name in one language. Nobody belongs to it yet; no page shows it by itself."""
    organization = Organization.everything.create()
    language = script_language(name) or content_language()
    OrganizationText.objects.create(of=organization, field="name", language=language, text=name)
    audit.record("organization.made", actor=f"user:{by.pk}", subject=f"organization:{organization.pk}")
    return organization


@transaction.atomic
def begin_from(*, suggestion: Suggestion, organization: Organization | None, name: str, by: User) -> Draft:
    """Return the draft of a new listing with what a visitor told, under an organization or a new one of this name.

    The suggestion waits on until somebody says that it was dealt with: its number is for a vetter to look at first.
    """
    if organization is None:
        organization = make_organization(name=name, by=by)
    draft = begin_listing(organization=organization, by=by)
    said: Content = {"needs": sorted(suggestion.needs), "url": suggestion.website}
    if suggestion.name:
        language = script_language(suggestion.name) or content_language()
        said["name_words"] = {language: suggestion.name}
    return change_draft(draft=draft, content=said, version=draft.version, by=by)
