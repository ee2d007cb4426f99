"""Roles at a partner can be invited to."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0007_used_codes'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='invitation',
            name='invitation_role_is_known',
        ),
        migrations.RemoveConstraint(
            model_name='invitation',
            name='organization_role_names_its_organization',
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=models.CheckConstraint(condition=models.Q(('role__in', ['vetter', 'moderator', 'desk_lead', 'administrator', 'ngo_worker', 'ngo_lead', 'partner_member', 'partner_lead', 'superuser'])), name='invitation_role_is_known'),
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('organization__isnull', False), ('role__in', ['ngo_worker', 'ngo_lead', 'partner_member', 'partner_lead'])), models.Q(models.Q(('role__in', ['ngo_worker', 'ngo_lead', 'partner_member', 'partner_lead']), _negated=True), ('organization__isnull', True)), _connector='OR'), name='organization_role_names_its_organization'),
        ),
    ]
