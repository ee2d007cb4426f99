"""A listing as its people and a vetter look at it: with hours, a draft that came back, and one that waits."""

from datetime import timedelta

from django.utils import timezone

from accounts.models import User
from directory import actions
from directory.content import content_of
from directory.models import Draft, DraftState, Organization, Service, ServiceText, StillCorrectLink
from places.models import Place
from tests.factories import make_listing

WEEK = [{"kind": "regular", "weekday": day, "opens_at": "09:00", "closes_at": "17:00"} for day in range(1, 6)]
NUMBER = {"kind": "voice", "published": "0300 0000000", "dial": "+923000000000", "e164": "+923000000000", "label": ""}
REASON = "Is this number answered on Sundays, too?"


def a_listing(organization: Organization, name: str, urdu: str) -> Service:
    """Make a public listing in Lahore that is open on weekdays."""
    place = Place.objects.get(pk="pk/punjab/lahore/lahore")
    service = make_listing(
        place, name, organization=organization, schedules=WEEK, needs=("legal-aid", "shelter")
    ).service
    ServiceText.objects.create(of=service, field="name", language="ur", text=urdu)
    return service


def _changed(service: Service, by: User) -> Draft:
    draft = actions.begin_draft(service=service, by=by)
    content = content_of(service)
    content["name_words"] = {"en": "Invented Centre for Women", "ur": "خواتین کا ناموجود مرکز"}
    content["week"] = [[day, "09:00", "13:00"] for day in range(1, 7)] + [[5, "14:30", "18:00"]]
    content["week"].sort()
    content["description_words"] = {"en": "Invented words of advice, free of charge.", "ur": "بغیر فیس کے مشورہ۔"}
    content["women_staff"] = "yes"
    content["phones"] = [NUMBER]
    return actions.change_draft(draft=draft, content=content, version=draft.version, by=by)


def gathered(organization: Organization, worker: User) -> dict[str, object]:
    """Return what paths name: a listing whose draft came back, one whose draft waits, and that draft."""
    returned = a_listing(organization, "Invented Centre of Lahore", "لاہور کا ناموجود مرکز")
    draft = _changed(returned, worker)
    Draft.objects.filter(pk=draft.pk).update(state=DraftState.RETURNED, returned={"week": REASON})
    waiting = a_listing(organization, "Invented Office of Lahore", "لاہور کا ناموجود دفتر")
    draft = _changed(waiting, worker)
    actions.submit_draft(draft=draft, by=worker)
    return {"listing": returned.pk, "draft": draft.pk} | _asked(organization, worker)


def _asked(organization: Organization, worker: User) -> dict[str, object]:
    """Return the secrets of mailed links: one that counts, one that counts no more, and one that is used each time."""
    names = {"asked": "First", "asked_late": "Second", "asked_again": "Third"}
    listings = [a_listing(organization, f"Invented {name} Centre", "ناموجود مرکز") for name in names.values()]
    secrets = list(actions.make_links(services=listings, to=worker, by="test:cast").values())
    StillCorrectLink.objects.filter(service=listings[1]).update(expires_at=timezone.now() - timedelta(days=1))
    return dict(zip(names, secrets, strict=True))


def unanswered() -> dict[str, str]:
    """Let every link be as if nobody had used it; whoever follows one is not signed in."""
    StillCorrectLink.objects.update(used_at=None)
    return {}
