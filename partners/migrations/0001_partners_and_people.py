"""Partners, and the people who see to them."""

import django.db.models.deletion
import django.db.models.functions.datetime
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Partner',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('form', models.UUIDField(help_text='Of the form: the same sent twice is one.', null=True, unique=True)),
                ('name', models.CharField(max_length=100)),
                ('site', models.URLField(max_length=300)),
                ('purpose', models.CharField(max_length=600)),
                ('email', models.EmailField(help_text='Of whoever asked; the first lead is invited there.', max_length=254)),
                ('language', models.CharField(help_text='Language of the page on which it was asked.', max_length=10)),
                ('state', models.CharField(default='asked', max_length=8)),
                ('reason', models.CharField(blank=True, max_length=600)),
                ('asked_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('moved_at', models.DateTimeField(null=True)),
            ],
            options={
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('state__in', ['asked', 'approved', 'refused', 'stopped'])), name='partner_state_is_known'),
                    models.CheckConstraint(condition=models.Q(models.Q(('moved_at__isnull', True), ('state', 'asked')), models.Q(models.Q(('state', 'asked'), _negated=True), ('moved_at__isnull', False)), _connector='OR'), name='a_partner_is_asked_until_somebody_decides'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Member',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(max_length=20)),
                ('since', models.DateTimeField(auto_now_add=True)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='partners', to=settings.AUTH_USER_MODEL)),
                ('partner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='members', to='partners.partner')),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('user', 'partner'), name='one_role_at_a_partner'),
                    models.CheckConstraint(condition=models.Q(('role__in', ['partner_member', 'partner_lead'])), name='member_role_is_known'),
                ],
            },
        ),
    ]
