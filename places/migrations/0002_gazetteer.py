
import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import places.ecef
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('places', '0001_extensions'),
    ]

    operations = [
        migrations.CreateModel(
            name='Edition',
            fields=[
                ('digest', models.CharField(help_text='SHA-256 of the files and of what reads them.', max_length=64, primary_key=True, serialize=False)),
                ('loaded_at', models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.CreateModel(
            name='Place',
            fields=[
                ('id', models.CharField(max_length=120, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField(help_text='Stable; stands for the place in search tags.', unique=True)),
                ('kind', models.CharField(choices=[('country', 'Country'), ('province', 'Province'), ('territory', 'Territory'), ('division', 'Division'), ('district', 'District'), ('tehsil', 'Tehsil'), ('city', 'City'), ('town', 'Town'), ('village', 'Village'), ('area', 'Area')], max_length=10)),
                ('country', models.CharField(help_text='ISO 3166-1 alpha-2.', max_length=2)),
                ('ancestors', django.contrib.postgres.fields.ArrayField(base_field=models.PositiveIntegerField(), help_text='Numbers of the place itself and all above it, nearest first.', size=None)),
                ('name', models.CharField(max_length=120)),
                ('name_ur', models.CharField(blank=True, max_length=120)),
                ('name_ur_needs_review', models.BooleanField(default=False)),
                ('path', models.CharField(help_text='What it lies in, said in English: "Lahore, Punjab".', max_length=250)),
                ('path_ur', models.CharField(blank=True, max_length=250)),
                ('latitude', models.FloatField()),
                ('longitude', models.FloatField()),
                ('point_is_approximate', models.BooleanField(default=False, help_text='May place a person, never order by metres.')),
                ('timezone', models.CharField(max_length=40)),
                ('population', models.PositiveIntegerField(default=0, help_text='0 where unknown.')),
                ('source', models.CharField(max_length=250)),
                ('licence', models.CharField(max_length=120)),
                ('ecef', models.GeneratedField(db_persist=True, expression=places.ecef.Ecef('latitude', 'longitude'), help_text='The point in Earth-centred metres; the chord between two keeps the order of nearness.', output_field=places.ecef.CubeField())),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='places.place')),
            ],
        ),
        migrations.CreateModel(
            name='PlaceName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.CharField(max_length=120)),
                ('language', models.CharField(help_text='BCP 47: "en", "ur", "ur-Latn", "sd", "ps".', max_length=10)),
                ('kind', models.CharField(help_text='name, alternate, typed, abbreviation, former …', max_length=20)),
                ('origin', models.CharField(max_length=120)),
                ('needs_review', models.BooleanField(default=False)),
                ('key', models.CharField(help_text='places.fold.key(text)', max_length=120)),
                ('skeleton', models.CharField(help_text='places.fold.skeleton(text)', max_length=120)),
                ('near', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), help_text='places.near.near(skeleton): the skeleton and what one slip makes of it.', size=None)),
                ('weight', models.FloatField(help_text='places.weight.weight: how likely the place is meant, 0 to 1.')),
                ('place', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='names', to='places.place')),
            ],
        ),
        migrations.AddIndex(
            model_name='place',
            index=django.contrib.postgres.indexes.GistIndex(condition=models.Q(('kind__in', ('city', 'town')), ('point_is_approximate', False)), fields=['ecef'], name='place_nearest_city'),
        ),
        migrations.AddConstraint(
            model_name='place',
            constraint=models.CheckConstraint(condition=models.Q(('latitude__range', (-90, 90)), ('longitude__range', (-180, 180))), name='a_place_is_on_earth'),
        ),
        migrations.AddIndex(
            model_name='placename',
            index=models.Index(fields=['key'], name='place_name_key'),
        ),
        migrations.AddIndex(
            model_name='placename',
            index=django.contrib.postgres.indexes.GinIndex(fastupdate=False, fields=['near'], name='place_name_near', opclasses=['gin__int_ops']),
        ),
    ]
