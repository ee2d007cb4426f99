from django.db import migrations, models


class Migration(migrations.Migration):
    """Find a country's provinces without reading every place."""

    dependencies = [("places", "0002_gazetteer")]

    operations = [
        migrations.AddIndex(
            model_name="place",
            index=models.Index(fields=["country", "kind"], name="place_country_kind"),
        ),
    ]
