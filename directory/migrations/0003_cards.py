"""The read side of the directory: ready-made cards, with the filter inside the nearest-neighbour index."""

import directory.models.card
import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0002_nouns"),
    ]

    operations = [
        migrations.CreateModel(
            name="CatalogueVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.BigIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="Card",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("language", models.CharField(max_length=10)),
                ("ecef", directory.models.card.CubeField(null=True)),
                ("latitude", models.FloatField(null=True)),
                ("longitude", models.FloatField(null=True)),
                (
                    "precision",
                    models.CharField(
                        blank=True,
                        choices=[("exact", "Exact"), ("city", "City"), ("district", "District")],
                        max_length=8,
                    ),
                ),
                ("place", models.PositiveIntegerField(help_text="Place.number of where it publicly is.", null=True)),
                ("place_name", models.TextField(blank=True)),
                (
                    "ancestors",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.IntegerField(),
                        help_text="Numbers of the place itself and all above it.",
                        size=None,
                    ),
                ),
                (
                    "tags",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.IntegerField(), help_text="See directory.cards.tags.", size=None
                    ),
                ),
                (
                    "areas",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.IntegerField(),
                        help_text="Numbers of the places it serves from afar.",
                        size=None,
                    ),
                ),
                ("trust", models.PositiveSmallIntegerField(help_text="1: confirmed by us; 0: from public sources.")),
                ("own_phone", models.BooleanField()),
                ("fresh_on", models.DateField()),
                (
                    "hours",
                    models.TextField(blank=True, help_text="directory.hours.Hours as JSON; empty where not known."),
                ),
                (
                    "may_open",
                    directory.models.card.MinutesField(
                        help_text="Holds every minute of the week in which it can ever be open."
                    ),
                ),
                ("html", models.TextField()),
                ("json", models.TextField()),
                (
                    "service_at_location",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="cards",
                        to="directory.serviceatlocation",
                    ),
                ),
            ],
            options={
                "indexes": [
                    django.contrib.postgres.indexes.GistIndex(
                        models.F("ecef"),
                        django.contrib.postgres.indexes.OpClass(models.F("tags"), name="gist__intbig_ops(siglen=16)"),
                        condition=models.Q(("ecef__isnull", False), ("language", "ur")),
                        name="card_nearest_ur",
                    ),
                    django.contrib.postgres.indexes.GistIndex(
                        models.F("ecef"),
                        django.contrib.postgres.indexes.OpClass(models.F("tags"), name="gist__intbig_ops(siglen=16)"),
                        condition=models.Q(("ecef__isnull", False), ("language", "en")),
                        name="card_nearest_en",
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass(models.F("areas"), name="gin__int_ops"),
                        condition=models.Q(("areas", []), _negated=True),
                        fastupdate=False,
                        name="card_areas",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("service_at_location", "language"), name="a_card_once_per_language")
                ],
            },
        ),
        # A card is read whole and at once: keep its words in the row, neither packed nor moved out to another table.
        migrations.RunSQL(
            "alter table directory_card set (toast_tuple_target = 8160)",
            "alter table directory_card reset (toast_tuple_target)",
        ),
    ]
