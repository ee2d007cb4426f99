import datetime
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0007_used_codes'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='KeyGroup',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('desk', 'Desk'), ('centre', 'Centre')], max_length=6)),
                ('public', models.BinaryField(max_length=32)),
                ('sealed_for_recovery', models.BinaryField(max_length=80)),
                ('made_at', models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.CreateModel(
            name='PepperMark',
            fields=[
                ('version', models.PositiveSmallIntegerField(primary_key=True, serialize=False)),
                ('mark', models.BinaryField(max_length=32)),
            ],
        ),
        migrations.CreateModel(
            name='UserKey',
            fields=[
                ('user', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='vault_key', serialize=False, to=settings.AUTH_USER_MODEL)),
                ('public', models.BinaryField(max_length=32)),
                ('wrapped', models.BinaryField(max_length=72)),
                ('salt', models.BinaryField(max_length=16)),
                ('passes', models.PositiveSmallIntegerField()),
                ('memory_mib', models.PositiveSmallIntegerField()),
                ('pepper_version', models.PositiveSmallIntegerField()),
                ('made_at', models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.CreateModel(
            name='Desk',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=120)),
                ('is_open', models.BooleanField(default=False)),
                ('closed_until', models.DateTimeField(blank=True, null=True)),
                ('timezone', models.CharField(default='Asia/Karachi', max_length=40)),
                ('group', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='desk', to='referrals.keygroup')),
            ],
        ),
        migrations.CreateModel(
            name='KeyGroupMember',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sealed', models.BinaryField(max_length=80)),
                ('added_at', models.DateTimeField(auto_now_add=True)),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='members', to='referrals.keygroup')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='key_groups', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('group', 'user'), name='one_seal_for_a_member')],
            },
        ),
        migrations.CreateModel(
            name='Shift',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('weekday', models.PositiveSmallIntegerField()),
                ('begins_at', models.TimeField(default=datetime.time(9, 0))),
                ('ends_at', models.TimeField(default=datetime.time(17, 0))),
                ('is_on_call', models.BooleanField(default=False)),
                ('desk', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='shifts', to='referrals.desk')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='shifts', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['weekday', 'begins_at', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('weekday__lte', 6)), name='a_week_has_seven_days')],
            },
        ),
        migrations.CreateModel(
            name='VaultSession',
            fields=[
                ('digest', models.BinaryField(max_length=32, primary_key=True, serialize=False)),
                ('sealed', models.BinaryField()),
                ('opened_at', models.DateTimeField()),
                ('used_at', models.DateTimeField()),
                ('session', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='vault', to='accounts.session')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='vaults', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('used_at__gte', models.F('opened_at'))), name='vault_used_after_it_was_opened')],
            },
        ),
    ]
