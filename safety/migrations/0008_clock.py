"""The clock by which everything falls due. It does not run backwards when the server's does."""

from django.db import migrations

FORWARD = """
create table safety_clock (latest timestamptz not null);
create unique index safety_clock_has_one_row on safety_clock ((true));

create function clock_now() returns timestamptz language sql volatile as $$
  select greatest(
    clock_timestamp() + coalesce(nullif(current_setting('raah.clock_offset', true), ''), '0')::interval,
    (select clock.latest from safety_clock as clock)
  )
$$;
"""
BACKWARD = "drop function clock_now(); drop table safety_clock;"


class Migration(migrations.Migration):
    dependencies = [("safety", "0007_audit_lets_old_events_go")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
