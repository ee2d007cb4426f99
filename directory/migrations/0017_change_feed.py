"""The feed of changes: a row for each service that was ever public, numbered under the lock of one row."""

from django.contrib.postgres.functions import RandomUUID
from django.db import migrations, models
from django.db.models import Q

ONE_ROW = "insert into directory_catalogueversion (id) values (1) on conflict (id) do nothing"


class Migration(migrations.Migration):
    dependencies = [("directory", "0016_told_apart")]

    operations = [
        migrations.CreateModel(
            name="Change",
            fields=[
                ("service", models.UUIDField(primary_key=True, serialize=False)),
                (
                    "number",
                    models.BigIntegerField(help_text="Drawn under the lock of CatalogueVersion; grows.", unique=True),
                ),
                ("deleted", models.BooleanField(help_text="The public may not see it any more.")),
                ("at", models.DateTimeField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["at"], condition=Q(deleted=True), name="change_tombstones"),
                ],
            },
        ),
        migrations.AlterField(
            model_name="catalogueversion",
            name="number",
            field=models.BigIntegerField(db_default=0, help_text="Grows with every change."),
        ),
        migrations.AddField(
            model_name="catalogueversion",
            name="feed",
            field=models.UUIDField(db_default=RandomUUID(), help_text="Another one once a backup was brought back."),
        ),
        migrations.AddField(
            model_name="catalogueversion",
            name="changes",
            field=models.BigIntegerField(db_default=0, help_text="The newest number of the feed."),
        ),
        migrations.AddField(
            model_name="catalogueversion",
            name="forgotten",
            field=models.BigIntegerField(db_default=0, help_text="The newest tombstone that was erased."),
        ),
        migrations.AddField(
            model_name="catalogueversion",
            name="withdrawn",
            field=models.BigIntegerField(
                db_default=0, help_text="Exports that know less of the feed than this hold what is not public."
            ),
        ),
        migrations.RunSQL(ONE_ROW, migrations.RunSQL.noop),
    ]
