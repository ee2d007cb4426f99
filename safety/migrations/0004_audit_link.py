"""The table of the chain: one link for each audit event."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("safety", "0003_throttle")]
    operations = [
        migrations.CreateModel(
            name="AuditLink",
            fields=[
                ("position", models.BigIntegerField(primary_key=True, serialize=False)),
                ("event_id", models.BigIntegerField(unique=True)),
                ("hash", models.BinaryField()),
            ],
            options={"ordering": ["position"]},
        ),
    ]
