"""Anchors: links as they were at a moment, under a key that the database does not hold."""

import django.db.models.functions.datetime
from django.db import migrations, models

FORWARD = """
create trigger audit_is_append_only before update or delete or truncate on safety_auditanchor
  for each statement execute function safety_refuse_change();
"""
BACKWARD = "drop trigger audit_is_append_only on safety_auditanchor;"


class Migration(migrations.Migration):
    dependencies = [("safety", "0005_audit_is_chained")]
    operations = [
        migrations.CreateModel(
            name="AuditAnchor",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.BigIntegerField(unique=True)),
                ("hash", models.BinaryField()),
                ("mac", models.BinaryField()),
                ("made_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
            options={"ordering": ["position"]},
        ),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]
