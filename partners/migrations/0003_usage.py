"""How often keys were used, by day."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('partners', '0002_keys'),
    ]

    operations = [
        migrations.CreateModel(
            name='UsageDay',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField()),
                ('outcome', models.CharField(max_length=8)),
                ('calls', models.PositiveIntegerField()),
                ('key', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='usage', to='partners.key')),
            ],
            options={
                'ordering': ['day', 'outcome'],
                'constraints': [
                    models.UniqueConstraint(fields=('key', 'day', 'outcome'), name='one_count_of_a_kind_a_day'),
                    models.CheckConstraint(condition=models.Q(('outcome__in', ['done', 'refused', 'slowed', 'failed'])), name='outcome_is_known'),
                ],
            },
        ),
    ]
