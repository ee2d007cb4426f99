import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('directory', '0006_memberships'),
        ('referrals', '0004_keys_that_change'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Inbox',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('centre', models.UUIDField(unique=True)),
                ('is_suspended', models.BooleanField(default=False)),
                ('has_news', models.BooleanField(default=False)),
                ('group', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='inbox', to='referrals.keygroup')),
                ('organization', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='inboxes', to='directory.organization')),
            ],
        ),
        migrations.AddField(
            model_name='stopnotice',
            name='inbox',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='stop_notices', to='referrals.inbox'),
        ),
        migrations.CreateModel(
            name='KeyCheck',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='checks', to='referrals.keygroup')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('group', 'by'), name='one_check_by_a_person')],
            },
        ),
    ]
