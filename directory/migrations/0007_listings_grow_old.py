import directory.states
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [('directory', '0006_memberships')]

    operations = [
        migrations.AddField(
            model_name='phone',
            name='answered_on',
            field=models.DateField(blank=True, help_text='When somebody of ours last heard it answered.', null=True),
        ),
        migrations.AddField(
            model_name='service',
            name='approved_by',
            field=models.BigIntegerField(blank=True, help_text='The first of two vetters.', null=True),
        ),
        migrations.AddField(
            model_name='service',
            name='called_for_on',
            field=models.DateField(blank=True, help_text='Since when doubts call for a confirmation.', null=True),
        ),
        migrations.AddField(
            model_name='service',
            name='capacity',
            field=models.CharField(blank=True, choices=[('taking', 'Taking'), ('full', 'Full')], max_length=6),
        ),
        migrations.AddField(
            model_name='service',
            name='capacity_said_on',
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='service',
            name='capacity_until',
            field=models.DateField(blank=True, help_text='Until when it is full, where that is known.', null=True),
        ),
        migrations.AddField(
            model_name='service',
            name='reminded_on',
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='service',
            name='reminders',
            field=models.PositiveSmallIntegerField(default=0, help_text='Sent since the last confirmation.'),
        ),
        migrations.AddField(
            model_name='service',
            name='submitted_by',
            field=models.BigIntegerField(blank=True, help_text='Plain id of who submitted it.', null=True),
        ),
        migrations.AlterField(
            model_name='card',
            name='trust',
            field=models.PositiveSmallIntegerField(help_text='directory.cards.trust.Trust.'),
        ),
        migrations.AlterField(
            model_name='service',
            name='vetting_state',
            field=models.CharField(choices=[('draft', 'draft'), ('in review', 'in review'), ('published', 'published'), ('suspended', 'suspended'), ('archived', 'archived')], default=directory.states.VettingState['DRAFT'], max_length=10),
        ),
        migrations.AddConstraint(
            model_name='service',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('capacity', ''), ('capacity_said_on', None), ('capacity_until', None)), models.Q(('capacity', 'taking'), ('capacity_said_on__isnull', False), ('capacity_until', None)), models.Q(('capacity', 'full'), ('capacity_said_on__isnull', False)), _connector='OR'), name='only_what_is_full_is_full_until_a_day'),
        ),
    ]
