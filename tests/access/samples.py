"""What each door with parameters is tried with. A new door, or a new object of an old one, gets its line here.

A sample is a label, which stands in the table, and what fills the address: made of the world and of who asks, for
"own" is another thing for each.
"""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.apps import apps
from django.contrib.contenttypes.models import ContentType

from accounts.models import User
from directory.models import Taxonomy, TaxonomyTerm
from guides import shelf
from tests.access.doors import Door
from tests.access.world import Actor, Team, World

Fill = Callable[[World, Actor], dict[str, Any]]
NOTHING = "-"
NOBODYS = UUID(int=0)


def _of(pick: Callable[[World], Any], name: str = "pk") -> Fill:
    return lambda world, _actor: {name: pick(world)}


def _member(team: Callable[[World], Team], member: Callable[[World], Team]) -> Fill:
    return lambda world, _actor: {"pk": team(world).pk, "member": member(world).member}


def _invitation(team: Callable[[World], Team], invited: Callable[[World], Team]) -> Fill:
    return lambda world, _actor: {"pk": team(world).pk, "invitation": invited(world).invitation}


def _at_a_desk(name: str, **more: Any) -> dict[str, Fill]:
    """Return one thing of our desk and the same of another desk."""

    def of(work: str) -> Fill:
        return lambda world, _actor: {"pk": getattr(getattr(world, work), name).pk, **more}

    return {"ours": of("our_desk"), "another desk's": of("other_desk")}


def _of_desk_and(name: str, pick: Callable[[World, str], Any]) -> dict[str, Fill]:
    """Likewise, with a second thing in the address."""

    def of(work: str) -> Fill:
        return lambda world, _actor: {"pk": getattr(world, work).desk.pk, name: pick(world, work)}

    return {"ours": of("our_desk"), "another desk's": of("other_desk")}


def _at_an_inbox(name: str, **more: Any) -> dict[str, Fill]:
    """Return one thing of our organization's inbox and the same of another's."""

    def of(box: str) -> Fill:
        return lambda world, _actor: {"pk": getattr(getattr(world, box), name).pk, **more}

    return {"ours": of("our_box"), "theirs": of("their_box")}


def _kept(*names: str, **more: Any) -> dict[str, Fill]:
    """Return one thing around a listing of ours and the same of another organization's; `names` as "address=kept"."""

    def of(kept: str) -> Fill:
        pairs = [name.partition("=")[::2] for name in names]
        return lambda world, _actor: {key: getattr(getattr(world, kept), value) for key, value in pairs} | more

    return {"ours": of("our_kept"), "theirs": of("their_kept")}


def _ours(world: World) -> Team:
    return world.ours


def _theirs(world: World) -> Team:
    return world.theirs


def _of_app(*names: str, **more: Any) -> dict[str, Fill]:
    """Return one thing of our partner's app, the same of another's, and another's through our own address."""

    def of(app: str, inner: str = "") -> Fill:
        return lambda world, _actor: (
            {"pk": getattr(world, app).pk}
            | {name: getattr(getattr(world, inner or app), name) for name in names}
            | more
        )

    found = {"ours": of("our_app"), "theirs": of("their_app")}
    return found | ({"theirs through ours": of("our_app", "their_app")} if names else {})


# What a form must say for its door to look at who asks for more than whether the form is whole.
SAID = {"inbox:show": {"position": "0"}}
COLLEAGUE = {"a colleague": _of(lambda world: world.colleague.user.pk)}
PASSKEY = {
    "own": lambda _world, actor: {"pk": actor.passkey},
    "another's": _of(lambda world: world.colleague.passkey),
}
STAFF_INVITATION = {
    "of staff": _of(lambda world: world.invitation),
    "of an organization": _of(lambda world: world.ours.invitation),
}
ORGANIZATION = {"ours": _of(lambda world: world.ours.pk), "theirs": _of(lambda world: world.theirs.pk)}
MEMBER = {
    "ours": _member(_ours, _ours),
    "theirs": _member(_theirs, _theirs),
    "theirs through ours": _member(_ours, _theirs),
}
INVITATION = {
    "ours": _invitation(_ours, _ours),
    "theirs": _invitation(_theirs, _theirs),
    "theirs through ours": _invitation(_ours, _theirs),
    "of staff through ours": lambda world, _actor: {"pk": world.ours.pk, "invitation": world.invitation},
}

SAMPLES: dict[str, dict[str, Fill]] = {
    "account_reset_password_from_key": {"an open link": lambda world, _actor: world.reset},
    "mfa_edit_webauthn": PASSKEY,
    "mfa_remove_webauthn": PASSKEY,
    "accounts:join": {"an open link": _of(lambda world: world.token, "token")},
    "accounts:end": {
        "own": lambda _world, actor: {"pk": actor.session},
        "another's": _of(lambda world: world.colleague.session),
    },
    "accounts:resend": STAFF_INVITATION,
    "accounts:withdraw": STAFF_INVITATION,
    "accounts:person": COLLEAGUE | {"nobody": _of(lambda _world: 0)},
    "accounts:close": COLLEAGUE,
    "accounts:reset": COLLEAGUE,
    "accounts:end-all": COLLEAGUE,
    "organizations:team": ORGANIZATION | {"nobody's": _of(lambda _world: NOBODYS)},
    "organizations:invite": ORGANIZATION,
    "organizations:remove": MEMBER,
    "organizations:resend": INVITATION,
    "organizations:withdraw": INVITATION,
    "organizations:listings": ORGANIZATION,
    "organizations:add": ORGANIZATION,
    "organizations:sheet": ORGANIZATION,
    "organizations:sheet-csv": ORGANIZATION,
    "organizations:sheet-xlsx": ORGANIZATION,
    **dict.fromkeys(
        ("organizations:upload", "organizations:upload-take", "organizations:upload-drop", "organizations:upload-undo"),
        _kept("pk=organization", "upload=upload"),
    ),
    "organizations:draft": _kept("pk=service") | {"nobody's": _of(lambda _world: NOBODYS)},
    **dict.fromkeys(
        (
            "organizations:preview",
            "organizations:submit",
            "organizations:confirm",
            "organizations:capacity",
            "organizations:shut",
            "organizations:hide",
        ),
        _kept("pk=service"),
    ),
    "organizations:still-correct": _kept("secret=secret") | {"forged": _of(lambda _world: "x", "secret")},
    "vetting:queue": {"a queue": _of(lambda _world: "due", "name")},
    "vetting:listing": _kept("pk=service") | {"nobody's": _of(lambda _world: NOBODYS)},
    "vetting:move": _kept("pk=service", deed="suspend"),
    "vetting:hide": _kept("pk=service"),
    "vetting:point": _kept("pk=service"),
    "vetting:history": _kept("pk=service"),
    "vetting:restore": _kept("pk=service", "past=past"),
    "vetting:report-handled": _kept("pk=report"),
    "vetting:suggestion": _kept("pk=suggestion"),
    "vetting:suggestion-handled": _kept("pk=suggestion"),
    "vetting:draft": _kept("pk=draft") | {"nobody's": _of(lambda _world: NOBODYS)},
    "vetting:claim": _kept("pk=claim") | {"nobody's": _of(lambda _world: NOBODYS)},
    "desk:case": _at_a_desk("case") | {"nobody's": _of(lambda _world: NOBODYS)},
    "desk:read": _at_a_desk("case"),
    "desk:do": _at_a_desk("case", deed="note"),
    "desk:centres": _at_a_desk("case"),
    "desk:centre": {
        "ours": lambda world, _actor: {"pk": world.our_desk.case.pk, "centre": world.listing.pk},
        "another desk's": lambda world, _actor: {"pk": world.other_desk.case.pk, "centre": world.listing.pk},
    },
    "desk:referral": _at_a_desk("referral") | {"nobody's": _of(lambda _world: NOBODYS)},
    "desk:call": _at_a_desk("referral"),
    "desk:step": _at_a_desk("referral", step="recall"),
    "desk:stopped": _at_a_desk("stop"),
    "desk:desk": _at_a_desk("desk") | {"nobody's": _of(lambda _world: NOBODYS)},
    "desk:admit": _at_a_desk("desk"),
    "desk:dismiss": _at_a_desk("desk"),
    "desk:hours": _of_desk_and("user", lambda world, work: getattr(world, work).person),
    "desk:open": _at_a_desk("desk"),
    "desk:shut": _at_a_desk("desk"),
    "desk:opened": _at_a_desk("desk"),
    "desk:change-key": _at_a_desk("desk"),
    "desk:grant": _at_a_desk("wish"),
    "desk:refuse-wish": _at_a_desk("wish"),
    "desk:inbox": _at_an_inbox("inbox") | {"nobody's": _of(lambda _world: NOBODYS)},
    "desk:check": _at_an_inbox("inbox"),
    "desk:suspend": _at_an_inbox("inbox"),
    "desk:resume": _at_an_inbox("inbox"),
    "inbox:stopped": _at_an_inbox("stop"),
    "inbox:new": {
        "ours": _of(lambda world: world.our_box.bare, "centre"),
        "theirs": _of(lambda world: world.their_box.bare, "centre"),
    },
    "inbox:inbox": _at_an_inbox("inbox") | {"nobody's": _of(lambda _world: NOBODYS)},
    "inbox:admit": _at_an_inbox("inbox"),
    "inbox:dismiss": _at_an_inbox("inbox"),
    "inbox:change-key": _at_an_inbox("inbox"),
    "inbox:grant": _at_an_inbox("wish"),
    "inbox:refuse-wish": _at_an_inbox("wish"),
    "inbox:parcel": _at_an_inbox("parcel") | {"nobody's": _of(lambda _world: NOBODYS)},
    "inbox:open": _at_an_inbox("parcel"),
    "inbox:show": _at_an_inbox("parcel"),
    "inbox:do": _at_an_inbox("parcel", deed="accept"),
    "partners:decide": _of_app() | {"asking": _of(lambda world: world.asking), "nobody's": _of(lambda _world: NOBODYS)},
    "partners:limits": _of_app("key"),
    "partners:partner": _of_app() | {"nobody's": _of(lambda _world: NOBODYS)},
    "partners:links": _of_app(),
    "partners:make": _of_app(),
    **dict.fromkeys(("partners:key", "partners:rotate", "partners:stop"), _of_app("key")),
    "partners:webhooks": _of_app(),
    "partners:webhook": _of_app("webhook"),
    "partners:webhook-do": _of_app("webhook", deed="test"),
    "partners:webhook-again": _of_app("webhook", "message"),
    "partners:people": _of_app(),
    "partners:invite": _of_app(),
    "partners:remove": _of_app("member"),
    **dict.fromkeys(("partners:resend", "partners:withdraw"), _of_app("invitation")),
    "static": {"a style": _of(lambda _world: "admin/css/base.css", "path")},
    "admin:view_on_site": {
        "a person": lambda world, _actor: {
            "content_type_id": ContentType.objects.get_for_model(User).pk,
            "object_id": world.colleague.user.pk,
        }
    },
    "admin:app_list": {"accounts": _of(lambda _world: "accounts", "app_label")},
    "admin:(system/(?P<url>.*)$)": {"no page": _of(lambda _world: "no-page", "url")},
    "directory:centre": {"a centre": _of(lambda world: world.listing.pk)},
    "directory:contact": {"a centre": _of(lambda world: world.listing.pk)},
    "directory:report": {"a centre": _of(lambda world: world.listing.pk)},
    "directory:claim": {"a centre": _of(lambda world: world.listing.pk)},
    "directory:place": {"a place": _of(lambda world: world.place.pk)},
    "guides:guide": {"a guide": _of(lambda _world: shelf.every()[0].slug, "found")},
    "api:hsds-service": {"a service": _of(lambda world: world.listing.service_id, "id")},
    "api:hsds-organization": {"a body": _of(lambda world: world.listing.service.organization_id, "id")},
    "api:hsds-service-at-location": {"a service": _of(lambda world: world.listing.pk, "id")},
    "api:hsds-taxonomy": {"a list of words": _of(lambda _world: Taxonomy.objects.order_by("pk")[0].pk, "id")},
    "api:hsds-taxonomy-term": {"a word": _of(lambda _world: TaxonomyTerm.objects.order_by("pk")[0].pk, "id")},
    "api:hsds-profile-part": {"a shape": _of(lambda _world: "service", "name")},
    "api:docs-file": {"a script": _of(lambda _world: "api-docs.js", "name")},
    "api:sandbox": {"a list": _of(lambda _world: "hsds/services", "rest")},
    "api:export": {"a file that is not there": _of(lambda _world: "nothing.jsonl", "name")},
    "keyed:handoff": {"nobody's": _of(lambda _world: NOBODYS, "id")},
    "referrals:handed": {"no link": _of(lambda _world: "x" * 43, "link")},
}


def samples(door: Door) -> dict[str, Fill]:
    """Return what a door is tried with: one without parameters once, one of which nobody has said anything never."""
    if not door.parameters:
        return {NOTHING: lambda _world, _actor: {}}
    if door.is_admin and door.parameters == ("object_id",):
        return {"a row": _row(door)}
    return SAMPLES.get(door.name, {})


def _row(door: Door) -> Fill:
    """Return what names any row of the table that a page of the admin is about ("system/<app>/<model>/…")."""
    model = apps.get_model(*door.route.split("/")[1:3])
    return lambda _world, _actor: {"object_id": getattr(model._default_manager.first(), "pk", 0)}
