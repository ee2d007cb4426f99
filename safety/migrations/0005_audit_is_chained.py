"""Each audit event that is committed gets a link, which is sha256 of the link before and the event. So do those before.

The link is written under a lock that all writers share, so it must be the very last thing a transaction waits for.
Deferred triggers run in the order in which they were called for, checks of foreign keys among them, and these may wait
for rows. So at commit an event is first only put in line; what that calls for runs after all that was called for before.
"""

from django.db import migrations

FORWARD = """
create function safety_audit_field(said text) returns bytea language sql immutable as $$
  select int4send(octet_length(convert_to(said, 'UTF8'))) || convert_to(said, 'UTF8')
$$;

create function safety_audit_bytes(said safety_auditevent) returns bytea language sql stable as $$
  select safety_audit_field(said.id::text)
    || safety_audit_field((extract(epoch from said.at) * 1000000)::bigint::text)
    || safety_audit_field(said.event)
    || safety_audit_field(said.actor)
    || safety_audit_field(said.subject)
    || safety_audit_field(said.facts::text)
$$;

create function safety_audit_link(said safety_auditevent) returns void language plpgsql as $$
declare
  before safety_auditlink;
begin
  -- Held until the commit is seen by all. What is read next is then the last link there is.
  perform pg_advisory_xact_lock(hashtext('safety_auditlink'));
  select link.* into before from safety_auditlink as link order by link.position desc limit 1;
  insert into safety_auditlink (position, event_id, hash) values (
    coalesce(before.position, 0) + 1,
    said.id,
    sha256(coalesce(before.hash, decode(repeat('00', 32), 'hex')) || safety_audit_bytes(said))
  );
end $$;

-- Empty outside of a commit.
create unlogged table safety_auditwaiting (event_id bigint primary key);

create function safety_audit_waits() returns trigger language plpgsql as $$
begin
  insert into safety_auditwaiting (event_id) values (new.id);
  return null;
end $$;

create function safety_audit_has_waited() returns trigger language plpgsql as $$
declare
  said safety_auditevent;
begin
  select event.* into said from safety_auditevent as event where event.id = new.event_id;
  perform safety_audit_link(said);
  delete from safety_auditwaiting as waiting where waiting.event_id = new.event_id;
  return null;
end $$;

-- Nobody writes an event between those that have their link from here and those that get it at commit.
lock table safety_auditevent in share row exclusive mode;
do $$
declare
  said safety_auditevent;
begin
  for said in select event.* from safety_auditevent as event order by event.id loop
    perform safety_audit_link(said);
  end loop;
end $$;

create constraint trigger audit_is_chained after insert on safety_auditevent
  deferrable initially deferred for each row execute function safety_audit_waits();
create constraint trigger audit_is_chained_last after insert on safety_auditwaiting
  deferrable initially deferred for each row execute function safety_audit_has_waited();
create trigger audit_is_append_only before update or delete or truncate on safety_auditlink
  for each statement execute function safety_refuse_change();
"""
BACKWARD = """
drop trigger audit_is_chained on safety_auditevent;
drop trigger audit_is_append_only on safety_auditlink;
drop table safety_auditwaiting;
drop function safety_audit_has_waited();
drop function safety_audit_waits();
drop function safety_audit_link(safety_auditevent);
drop function safety_audit_bytes(safety_auditevent);
drop function safety_audit_field(text);
truncate safety_auditlink;
"""


class Migration(migrations.Migration):
    dependencies = [("safety", "0004_audit_link")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
