"""Events older than 12 months may be removed, then the links before the last of theirs, then the anchors of those.

The clock is the server's own, not `clock_now()`, which a session may move.
"""

from django.db import migrations

TABLES = ("safety_auditevent", "safety_auditlink", "safety_auditanchor")
REPLACE = "drop trigger audit_is_append_only on {0}; create trigger audit_is_append_only before {1} on {0} for each statement execute function safety_refuse_change();"

FORWARD = """
create function safety_keep_young_events() returns trigger language plpgsql as $$
begin
  if exists (select from gone where gone.at > clock_timestamp() - interval '12 months') then
    raise exception 'audit events are append-only, and kept for 12 months';
  end if;
  return null;
end $$;

create function safety_keep_links() returns trigger language plpgsql as $$
declare
  upto bigint := (select max(gone.position) from gone);
begin
  if exists (select from gone join safety_auditevent as event on event.id = gone.event_id) then
    raise exception 'audit links are append-only, and kept as long as their events';
  end if;
  -- What is left begins with the link of an event that is gone too, which says what the next one stands on.
  if upto is not null and (
    exists (select from safety_auditlink as link where link.position < upto)
    or not exists (
      select from safety_auditlink as link
      where link.position = upto + 1
        and not exists (select from safety_auditevent as event where event.id = link.event_id)
    )
  ) then
    raise exception 'audit links are append-only, and the last one of what was removed is kept';
  end if;
  return null;
end $$;

create function safety_keep_anchors() returns trigger language plpgsql as $$
begin
  if exists (
    select from gone
    where gone.position >= coalesce((select min(link.position) from safety_auditlink as link), 0)
  ) then
    raise exception 'audit anchors are append-only, and kept as long as their links';
  end if;
  return null;
end $$;

create trigger audit_is_kept after delete on safety_auditevent
  referencing old table as gone for each statement execute function safety_keep_young_events();
create trigger audit_is_kept after delete on safety_auditlink
  referencing old table as gone for each statement execute function safety_keep_links();
create trigger audit_is_kept after delete on safety_auditanchor
  referencing old table as gone for each statement execute function safety_keep_anchors();
"""
BACKWARD = """
drop trigger audit_is_kept on safety_auditevent;
drop trigger audit_is_kept on safety_auditlink;
drop trigger audit_is_kept on safety_auditanchor;
drop function safety_keep_anchors();
drop function safety_keep_links();
drop function safety_keep_young_events();
"""


def replaced(refused: str) -> str:
    return "\n".join(REPLACE.format(table, refused) for table in TABLES)


class Migration(migrations.Migration):
    dependencies = [("safety", "0006_audit_anchor")]
    operations = [
        migrations.RunSQL(
            FORWARD + replaced("update or truncate"), replaced("update or delete or truncate") + BACKWARD
        )
    ]
