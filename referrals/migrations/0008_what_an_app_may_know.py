import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('partners', '0001_partners_and_people'),
        ('referrals', '0007_handoffs'),
    ]

    operations = [
        migrations.CreateModel(
            name='HandoffStatus',
            fields=[
                ('case', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='handoff_status', serialize=False, to='referrals.case')),
                ('handoff', models.UUIDField(unique=True)),
                ('status', models.CharField(blank=True, max_length=11)),
                ('partner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='partners.partner')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('status__in', ['', 'received', 'in_progress', 'closed'])), name='handoff_status_is_known')],
            },
        ),
    ]
