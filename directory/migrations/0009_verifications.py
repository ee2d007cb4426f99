import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [('directory', '0008_reports_that_nobody_answers')]

    operations = [
        migrations.CreateModel(
            name='Verification',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField()),
                ('method', models.CharField(choices=[('call', 'Call'), ('visit', 'Visit'), ('document', 'Document'), ('official site', 'Official Site'), ('self-declared', 'Self Declared')], max_length=14)),
                ('outcome', models.CharField(choices=[('confirmed', 'Confirmed'), ('changed', 'Changed'), ('no answer', 'No Answer'), ('refused', 'Refused'), ('closed', 'Closed')], max_length=10)),
                ('fields', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=30), blank=True, default=list, size=None)),
                ('by', models.CharField(help_text='A plain id: user:7.', max_length=60)),
                ('role', models.CharField(max_length=20)),
                ('next_due_on', models.DateField(blank=True, null=True)),
                ('note', models.CharField(blank=True, max_length=500)),
                ('made_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
            options={
                'ordering': ['-on', '-pk'],
            },
        ),
        migrations.AddField(
            model_name='verification',
            name='service',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='verifications', to='directory.service'),
        ),
        migrations.AddConstraint(
            model_name='verification',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('outcome', 'confirmed'), _negated=True), ('next_due_on__isnull', False), _connector='OR'), name='what_is_confirmed_is_due_again'),
        ),
    ]
