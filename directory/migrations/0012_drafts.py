import django.contrib.postgres.fields
import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [('directory', '0011_uploads')]

    operations = [
        migrations.CreateModel(
            name='Draft',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('open', 'Open'), ('submitted', 'Submitted'), ('returned', 'Returned'), ('decided', 'Decided'), ('dropped', 'Dropped')], default='open', max_length=9)),
                ('content', models.JSONField(default=dict)),
                ('base', models.JSONField(default=dict)),
                ('returned', models.JSONField(default=dict)),
                ('version', models.PositiveIntegerField(default=1)),
                ('made_by', models.BigIntegerField()),
                ('authors', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), default=list, help_text='Plain ids of all who wrote what it says.', size=None)),
                ('submitted_by', models.BigIntegerField(null=True)),
                ('approved_by', models.BigIntegerField(help_text='The first of two vetters.', null=True)),
                ('approved_fields', models.JSONField(default=list, help_text='What the first of two vetters would take.')),
                ('decided_by', models.BigIntegerField(null=True)),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('changed_at', models.DateTimeField(auto_now=True)),
                ('submitted_at', models.DateTimeField(null=True)),
            ],
        ),
        migrations.AddField(
            model_name='draft',
            name='service',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='drafts', to='directory.service'),
        ),
        migrations.AddField(
            model_name='draft',
            name='upload',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='drafts', to='directory.upload'),
        ),
        migrations.AddConstraint(
            model_name='draft',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ('open', 'submitted', 'returned'))), fields=('service',), name='one_draft_of_a_listing_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='draft',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ('decided', 'dropped')), _negated=True), models.Q(('base', {}), ('content', {}), ('returned', {})), _connector='OR'), name='a_draft_that_ended_holds_nothing'),
        ),
        migrations.AddConstraint(
            model_name='draft',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'submitted'), _negated=True), models.Q(('submitted_at__isnull', False), ('submitted_by__isnull', False)), _connector='OR'), name='what_is_submitted_is_somebodys'),
        ),
    ]
