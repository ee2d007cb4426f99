"""Brings a catalogue file into the database: all of it or nothing, and only what changed."""

import hashlib
import json
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db import connection, transaction
from django.utils import timezone

from directory.cards import rebuild
from directory.catalogue.checks import BadCatalogueError, Fault, Known, faults_of
from directory.catalogue.ids import derived_id
from directory.catalogue.store import store
from directory.content.keeping import keep_editions, without_edition
from directory.models import Service, VettingState
from directory.models.service import with_dependents
from safety import audit

# Grows when the same record should give other rows than before.
EDITION = "2"
ARCHIVED = "archived"
COMMAND = "command:load_catalogue"


class Plan(NamedTuple):
    """What a file would change. `kept` are records that staff acted on: what the file says of them is not loaded."""

    new: dict[str, str]
    changed: dict[str, str]
    vanished: list[str]
    kept: list[str]
    unchanged: int

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing to do."""
        return not (self.new or self.changed or self.vanished)


def read(text: str) -> list[Any]:
    """Return the records of a catalogue's text; BadCatalogueError when it is no list."""
    try:
        records = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadCatalogueError([Fault("file", "text", f"is not JSON: {error}")]) from error
    if not isinstance(records, list) or not records:
        raise BadCatalogueError([Fault("file", "text", "is not a list of records")])
    return records


@transaction.atomic
def load(records: list[Any], *, dry_run: bool = False) -> Plan:
    """Check and load the records, with one audit event and the cards; return what changed.

    Raises BadCatalogueError with every fault, and then nothing is loaded. A record that is gone from the file is
    archived. A listing that staff published, suspended, withdrew or confirmed (`kept_by_staff`) is left as it stands.
    A dry run does the same and takes it back.
    """
    _wait_for_other_loads()
    plan = plan_for(records)
    if plan.is_empty:
        return plan
    known = Known.of(records)
    if faults := faults_of(records, known):
        raise BadCatalogueError(faults)
    digests = plan.new | plan.changed
    store([record for record in records if record["id"] in digests], digests, known.places)
    _archive(plan.vanished)
    _finish(plan)
    transaction.set_rollback(dry_run)
    return plan


def plan_for(records: list[Any]) -> Plan:
    """Return what the records would change, without looking whether they are right."""
    digests = {_slug(record): digest_of(record) for record in records}
    stored = {slug: (digest, kept) for slug, digest, kept in _stored()}
    kept = sorted(slug for slug, (digest, is_kept) in stored.items() if is_kept and digest != digests.get(slug))
    changed = {slug: digest for slug, digest in digests.items() if stored.get(slug, (digest,))[0] != digest}
    gone = (slug for slug, (digest, _) in stored.items() if slug not in digests and digest != ARCHIVED)
    return Plan(
        new={slug: digest for slug, digest in digests.items() if slug not in stored},
        changed={slug: digest for slug, digest in changed.items() if slug not in kept},
        vanished=sorted(set(gone) - set(kept)),
        kept=kept,
        unchanged=len(digests) - len(digests.keys() - stored.keys()) - len(changed),
    )


def digest_of(record: Any) -> str:
    """Return the SHA-256 of a record's content and of the loader's edition."""
    text = json.dumps([EDITION, record], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _slug(record: Any) -> str:
    return str(record.get("id")) if isinstance(record, dict) else ""


def _stored() -> Iterable[tuple[str, str, bool]]:
    """Yield slug, digest and whether staff keep it, of all listings that came from a file."""
    return Service.everything.exclude(source_digest="").values_list("slug", "source_digest", "kept_by_staff")


def _wait_for_other_loads() -> None:
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtext('load_catalogue'))")


def _archive(slugs: list[str]) -> None:
    gone = Service.everything.filter(slug__in=slugs)
    gone.update(vetting_state=VettingState.ARCHIVED, source_digest=ARCHIVED, last_modified=timezone.now())


def _finish(plan: Plan) -> None:
    """Write the audit event and bring the cards up to date."""
    audit.record(
        "catalogue.loaded",
        actor=COMMAND,
        subject="catalogue",
        new=len(plan.new),
        changed=len(plan.changed),
        archived=len(plan.vanished),
        kept=len(plan.kept),
    )
    touched = [derived_id("service", slug) for slug in (*plan.new, *plan.changed, *plan.vanished)]
    keep_editions([*touched, *without_edition()], by=COMMAND, deed="catalogue.loaded")
    rebuild(with_dependents(touched))
