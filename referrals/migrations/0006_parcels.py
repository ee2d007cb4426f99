import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('referrals', '0005_inboxes'),
    ]

    operations = [
        migrations.CreateModel(
            name='Parcel',
            fields=[
                ('referral', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='parcel', serialize=False, to='referrals.referral')),
                ('for_centre', models.BinaryField(max_length=80, null=True)),
                ('for_case', models.BinaryField(max_length=72)),
                ('sealed', models.BinaryField(null=True)),
                ('answer', models.BinaryField(null=True)),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='parcels', to='referrals.keygroup')),
                ('inbox', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='parcels', to='referrals.inbox')),
            ],
        ),
    ]
