import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [('directory', '0012_drafts')]

    operations = [
        migrations.CreateModel(
            name='Claim',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('key', models.UUIDField(help_text='Of the form: the same sent twice is one.', null=True, unique=True)),
                ('name', models.CharField(blank=True, max_length=100)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('works_as', models.CharField(blank=True, max_length=100)),
                ('proof', models.CharField(choices=[('call', 'Call The Listed Number'), ('email', 'Official Email'), ('paper', 'Paper')], max_length=5)),
                ('proof_words', models.CharField(blank=True, max_length=300)),
                ('language', models.CharField(max_length=10)),
                ('state', models.CharField(choices=[('new', 'New'), ('accepted', 'Accepted'), ('refused', 'Refused')], default='new', max_length=8)),
                ('checked_how', models.CharField(blank=True, help_text='How the vetter found out.', max_length=20)),
                ('decided_by', models.BigIntegerField(null=True)),
                ('made_at', models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.AddField(
            model_name='claim',
            name='service',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='claims', to='directory.service'),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_by', None), ('state', 'new')), models.Q(models.Q(('state', 'new'), _negated=True), ('decided_by__isnull', False), ('email', ''), ('name', ''), ('proof_words', ''), ('works_as', '')), _connector='OR'), name='a_claim_that_is_decided_holds_no_words'),
        ),
    ]
