"""Keys, and how fast each may call."""

import django.contrib.postgres.fields
import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('partners', '0001_partners_and_people'),
    ]

    operations = [
        migrations.CreateModel(
            name='Key',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=60)),
                ('prefix', models.CharField(max_length=8)),
                ('digest', models.BinaryField(max_length=32, unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=30), size=None)),
                ('per_minute', models.PositiveIntegerField(default=60)),
                ('per_day', models.PositiveIntegerField(default=5000)),
                ('made_at', models.DateTimeField()),
                ('expires_at', models.DateTimeField()),
                ('stopped_at', models.DateTimeField(null=True)),
                ('used_on', models.DateField(null=True)),
                ('partner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='keys', to='partners.partner')),
                ('successor', models.OneToOneField(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='predecessor', to='partners.key')),
            ],
            options={
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('scopes__contained_by', ['handoff.write', 'handoff.read'])), name='key_scopes_are_known'),
                    models.CheckConstraint(condition=models.Q(('scopes__len__gt', 0)), name='a_key_opens_something'),
                    models.CheckConstraint(condition=models.Q(('per_day__gte', 1), ('per_minute__gte', 1)), name='a_key_may_call'),
                ],
            },
        ),
        migrations.CreateModel(
            name='KeyPace',
            fields=[
                ('key', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='pace', serialize=False, to='partners.key')),
                ('minute_spent', models.DateTimeField()),
                ('day_spent', models.DateTimeField()),
            ],
        ),
    ]
