"""What visitors send to the vetters: places to add, and listings that are wrong."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('directory', '0004_confidential_places'),
    ]

    operations = [
        migrations.CreateModel(
            name='Suggestion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(null=True, unique=True)),
                ('language', models.CharField(help_text='Language of the page on which it was written.', max_length=10)),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('state', models.CharField(choices=[('new', 'New'), ('handled', 'Handled')], default='new', max_length=7)),
                ('forgotten_at', models.DateTimeField(blank=True, null=True)),
                ('known_by', models.CharField(choices=[('works-there', 'Works There'), ('was-helped', 'Was Helped'), ('heard-of-it', 'Heard Of It'), ('official', 'Official')], max_length=12)),
                ('needs', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=30), default=list, help_text='Slugs of the taxonomy.', size=None)),
                ('name', models.CharField(max_length=200)),
                ('place', models.CharField(help_text='Where it is, as written.', max_length=200)),
                ('phone', models.CharField(blank=True, max_length=100)),
                ('website', models.CharField(blank=True, max_length=500)),
            ],
            options={
                'ordering': ['created_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='ListingReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(null=True, unique=True)),
                ('language', models.CharField(help_text='Language of the page on which it was written.', max_length=10)),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('state', models.CharField(choices=[('new', 'New'), ('handled', 'Handled')], default='new', max_length=7)),
                ('forgotten_at', models.DateTimeField(blank=True, null=True)),
                ('wrong', models.CharField(choices=[('unsafe', 'Unsafe'), ('other-person', 'Other Person'), ('dead-number', 'Dead Number'), ('closed', 'Closed'), ('moved', 'Moved'), ('hours', 'Hours'), ('other', 'Other')], max_length=12)),
                ('right', models.CharField(blank=True, help_text='What is right instead, as written.', max_length=300)),
                ('service_at_location', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='directory.serviceatlocation')),
            ],
            options={
                'ordering': [models.Case(models.When(then=models.Value(0), wrong='unsafe'), models.When(then=models.Value(1), wrong='other-person'), models.When(then=models.Value(2), wrong='dead-number'), models.When(then=models.Value(3), wrong='closed'), models.When(then=models.Value(4), wrong='moved'), models.When(then=models.Value(5), wrong='hours'), models.When(then=models.Value(6), wrong='other')), 'created_at', 'pk'],
            },
        ),
    ]
