import django.db.models.deletion
import referrals.states
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('referrals', '0002_cases'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Referral',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField()),
                ('centre', models.UUIDField()),
                ('state', models.CharField(choices=[('proposed', 'proposed'), ('consented', 'consented'), ('sent', 'sent'), ('seen', 'seen'), ('accepted', 'accepted'), ('active', 'active'), ('done', 'done'), ('declined', 'declined'), ('not_reached', 'not_reached'), ('no_answer', 'no_answer'), ('withdrawn', 'withdrawn'), ('expired', 'expired'), ('recalled', 'recalled')], default=referrals.states.ReferralState['PROPOSED'], max_length=12)),
                ('is_offline', models.BooleanField(default=True)),
                ('due_at', models.DateTimeField(null=True)),
                ('told', models.PositiveSmallIntegerField(default=0)),
                ('version', models.PositiveIntegerField(default=1)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='referrals', to='referrals.case')),
            ],
        ),
        migrations.CreateModel(
            name='Consent',
            fields=[
                ('referral', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='consent', serialize=False, to='referrals.referral')),
                ('text_version', models.PositiveSmallIntegerField()),
                ('text_hash', models.BinaryField(max_length=32)),
                ('language', models.CharField(max_length=7)),
                ('how', models.CharField(choices=[('self', 'Herself'), ('phone', 'Phone')], max_length=5)),
                ('given_day', models.DateField()),
                ('expires_at', models.DateTimeField()),
                ('withdrawn_day', models.DateField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='Approval',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('erase', 'Erase'), ('code', 'Code'), ('child', 'Child')], max_length=5)),
                ('is_done', models.BooleanField(default=False)),
                ('allowed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='approvals', to='referrals.case')),
                ('referral', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='approvals', to='referrals.referral')),
            ],
        ),
        migrations.CreateModel(
            name='StopNotice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('centre', models.UUIDField()),
                ('reference', models.CharField(max_length=6)),
                ('made_day', models.DateField()),
                ('desk', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='stop_notices', to='referrals.desk')),
                ('done_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.AddIndex(
            model_name='referral',
            index=models.Index(fields=['due_at'], name='referral_due'),
        ),
        migrations.AddConstraint(
            model_name='referral',
            constraint=models.UniqueConstraint(fields=('case', 'number'), name='one_referral_for_a_packet'),
        ),
        migrations.AddConstraint(
            model_name='referral',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['proposed', 'consented', 'sent', 'seen', 'accepted', 'active', 'done', 'declined', 'not_reached', 'no_answer', 'withdrawn', 'expired', 'recalled'])), name='referral_state_is_known'),
        ),
        migrations.AddConstraint(
            model_name='approval',
            constraint=models.CheckConstraint(condition=models.Q(('allowed_by', None), models.Q(('allowed_by', models.F('asked_by')), _negated=True), _connector='OR'), name='nobody_allows_their_own_wish'),
        ),
        migrations.AddConstraint(
            model_name='approval',
            constraint=models.CheckConstraint(condition=models.Q(('is_done', False), ('allowed_by__isnull', False), _connector='OR'), name='done_once_allowed'),
        ),
        migrations.AddConstraint(
            model_name='approval',
            constraint=models.UniqueConstraint(condition=models.Q(('is_done', False)), fields=('case', 'kind', 'referral'), name='one_open_wish_of_a_kind', nulls_distinct=False),
        ),
    ]
