import django.db.models.deletion
import referrals.states
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('referrals', '0001_keys_and_desks'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Case',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('tag', models.BinaryField(max_length=32, unique=True)),
                ('form_tag', models.BinaryField(max_length=32, unique=True)),
                ('pepper_version', models.PositiveSmallIntegerField()),
                ('claimed_until', models.DateTimeField(null=True)),
                ('language', models.CharField(max_length=7)),
                ('state', models.CharField(choices=[('new', 'new'), ('claimed', 'claimed'), ('waiting_survivor', 'waiting_survivor'), ('held_spam', 'held_spam'), ('closed', 'closed')], default=referrals.states.CaseState['NEW'], max_length=16)),
                ('is_urgent', models.BooleanField(default=False)),
                ('created_day', models.DateField()),
                ('due_at', models.DateTimeField(null=True)),
                ('told', models.PositiveSmallIntegerField(default=0)),
                ('expires_day', models.DateField()),
                ('retry_until', models.DateTimeField(null=True)),
                ('is_code_confirmed', models.BooleanField(default=False)),
                ('is_renewed', models.BooleanField(default=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('closing', models.CharField(blank=True, choices=[('helped', 'helped'), ('number_given', 'number_given'), ('stopped', 'stopped'), ('no_answer', 'no_answer'), ('out_of_scope', 'out_of_scope'), ('duplicate', 'duplicate'), ('abuse', 'abuse')], max_length=16)),
                ('messages', models.PositiveSmallIntegerField(default=0)),
                ('notes', models.PositiveSmallIntegerField(default=0)),
                ('read_by_her', models.PositiveSmallIntegerField(default=0)),
                ('read_by_desk', models.PositiveSmallIntegerField(default=0)),
                ('notice', models.PositiveSmallIntegerField(choices=[(0, 'Nobody'), (1, 'Holder'), (2, 'Desk'), (3, 'Lead'), (4, 'Head')], default=0)),
                ('desk', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cases', to='referrals.desk')),
                ('holder', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='held_cases', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Draft',
            fields=[
                ('digest', models.BinaryField(max_length=32, primary_key=True, serialize=False)),
                ('sealed', models.BinaryField()),
                ('used_at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='Tombstone',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('month', models.DateField()),
                ('closing', models.CharField(blank=True, choices=[('helped', 'helped'), ('number_given', 'number_given'), ('stopped', 'stopped'), ('no_answer', 'no_answer'), ('out_of_scope', 'out_of_scope'), ('duplicate', 'duplicate'), ('abuse', 'abuse')], max_length=16)),
            ],
        ),
        migrations.CreateModel(
            name='Blob',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('summary', 'Summary'), ('contact', 'Contact'), ('change', 'Change'), ('story', 'Story'), ('message', 'Message'), ('note', 'Note'), ('packet', 'Packet'), ('consent', 'Consent')], max_length=8)),
                ('number', models.PositiveSmallIntegerField(default=0)),
                ('version', models.PositiveSmallIntegerField(default=1)),
                ('sealed', models.BinaryField()),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='blobs', to='referrals.case')),
            ],
        ),
        migrations.CreateModel(
            name='CodeSession',
            fields=[
                ('digest', models.BinaryField(max_length=32, primary_key=True, serialize=False)),
                ('sealed', models.BinaryField()),
                ('since', models.PositiveSmallIntegerField()),
                ('used_at', models.DateTimeField()),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='code_sessions', to='referrals.case')),
            ],
        ),
        migrations.CreateModel(
            name='Exclusion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='exclusions', to='referrals.case')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='exclusions', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='CaseKeys',
            fields=[
                ('case', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='keys', serialize=False, to='referrals.case')),
                ('for_desk', models.BinaryField(max_length=80)),
                ('for_her', models.BinaryField(max_length=72)),
                ('for_retry', models.BinaryField(max_length=72, null=True)),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='referrals.keygroup')),
            ],
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(fields=['due_at'], name='case_due'),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(fields=['expires_day'], name='case_expires'),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(fields=['desk', 'state'], name='case_queue'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['new', 'claimed', 'waiting_survivor', 'held_spam', 'closed'])), name='case_state_is_known'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ('new', 'held_spam', 'closed')), _negated=True), models.Q(('claimed_until', None), ('holder', None)), _connector='OR'), name='only_a_claimed_case_has_a_holder'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ('new', 'held_spam', 'closed')), ('holder__isnull', False), _connector='OR'), name='a_claimed_case_has_a_holder'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', referrals.states.CaseState['CLOSED']), models.Q(('closing', ''), _negated=True)), models.Q(models.Q(('state', referrals.states.CaseState['CLOSED']), _negated=True), ('closing', '')), _connector='OR'), name='a_closed_case_says_why'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(('read_by_desk__lte', models.F('messages')), ('read_by_her__lte', models.F('messages'))), name='nobody_has_read_what_is_not_written'),
        ),
        migrations.AddConstraint(
            model_name='blob',
            constraint=models.UniqueConstraint(fields=('case', 'kind', 'number'), name='one_blob_in_a_place'),
        ),
        migrations.AddConstraint(
            model_name='exclusion',
            constraint=models.UniqueConstraint(fields=('case', 'user'), name='excluded_once'),
        ),
    ]
