"""Services ready to be sent as HSDS. `manage.py hsds` fills the table for listings that are there already."""

import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F


class Migration(migrations.Migration):

    initial = True

    # The gazetteer brings the trigrams that the words are found by.
    dependencies = [('directory', '0015_freshness_days'), ('places', '0001_extensions')]

    operations = [
        migrations.CreateModel(
            name='ReadyService',
            fields=[
                ('service', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='ready', serialize=False, to='directory.service')),
                ('minimal', models.TextField()),
                ('slim', models.TextField()),
                ('full', models.TextField()),
                ('words', models.TextField(help_text='What a search looks through, in small letters: public texts and places.')),
                ('good_until', models.DateField(help_text='The last day on which what it says of its capacity is right.', null=True)),
                ('modified_at', models.DateTimeField(db_index=True)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('good_until__isnull', False)), fields=['good_until'], name='ready_good_until'),
                            django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.indexes.OpClass(F('words'), name='gin_trgm_ops'), name='ready_words')],
            },
        ),
    ]
