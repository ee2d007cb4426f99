import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('partners', '0001_partners_and_people'),
        ('referrals', '0006_parcels'),
    ]

    operations = [
        migrations.CreateModel(
            name='Handoff',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('key_digest', models.BinaryField(max_length=32)),
                ('digest', models.BinaryField(max_length=32, unique=True)),
                ('pepper_version', models.PositiveSmallIntegerField()),
                ('sealed', models.BinaryField()),
                ('expires_at', models.DateTimeField(db_index=True)),
                ('used_by', models.BinaryField(max_length=32, null=True, unique=True)),
                ('partner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='handoffs', to='partners.partner')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('partner', 'key_digest'), name='one_handoff_of_an_idempotency_key')],
            },
        ),
    ]
