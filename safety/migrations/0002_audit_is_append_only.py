"""A trigger that refuses to change or remove an audit event."""

from django.db import migrations

FORWARD = """
create function safety_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'audit events are append-only';
end $$;
create trigger audit_is_append_only before update or delete or truncate on safety_auditevent
  for each statement execute function safety_refuse_change();
"""
BACKWARD = "drop trigger audit_is_append_only on safety_auditevent; drop function safety_refuse_change();"


class Migration(migrations.Migration):
    dependencies = [("safety", "0001_audit")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
