"""Counters of the throttle. Unlogged: they are worth nothing after a crash, and stand in no copy of the database's log."""

from django.db import migrations

FORWARD = """
create unlogged table safety_throttle (key bytea primary key, spent_until timestamptz not null);
create index safety_throttle_spent_until on safety_throttle (spent_until);
"""
BACKWARD = "drop table safety_throttle;"


class Migration(migrations.Migration):
    dependencies = [("safety", "0002_audit_is_append_only")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
