"""Invitations to work here."""

import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0005_sessions'),
    ]

    operations = [
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('email', models.EmailField(max_length=254)),
                ('role', models.CharField(max_length=20)),
                ('organization', models.UUIDField(null=True)),
                ('made_by', models.CharField(max_length=60)),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('expires_at', models.DateTimeField()),
                ('issue', models.PositiveSmallIntegerField(default=1)),
                ('accepted_at', models.DateTimeField(null=True)),
                ('withdrawn_at', models.DateTimeField(null=True)),
            ],
            options={
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('role__in', ['vetter', 'moderator', 'desk_lead', 'administrator', 'ngo_worker', 'ngo_lead', 'superuser'])), name='invitation_role_is_known'),
                    models.CheckConstraint(condition=models.Q(models.Q(('organization__isnull', False), ('role__in', ['ngo_worker', 'ngo_lead'])), models.Q(models.Q(('role__in', ['ngo_worker', 'ngo_lead']), _negated=True), ('organization__isnull', True)), _connector='OR'), name='organization_role_names_its_organization'),
                    models.CheckConstraint(condition=models.Q(('accepted_at__isnull', True), ('withdrawn_at__isnull', True), _connector='OR'), name='invitation_ends_in_one_way'),
                    models.UniqueConstraint(condition=models.Q(('accepted_at__isnull', True), ('withdrawn_at__isnull', True)), fields=('email', 'role', 'organization'), name='one_open_invitation_to_a_role', nulls_distinct=False),
                ],
            },
        ),
    ]
