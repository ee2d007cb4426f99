from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [('directory', '0014_still_correct_links')]

    operations = [
        migrations.CreateModel(
            name='FreshnessDay',
            fields=[
                ('day', models.DateField(primary_key=True, serialize=False)),
                ('never', models.PositiveIntegerField()),
                ('fresh', models.PositiveIntegerField()),
                ('due', models.PositiveIntegerField()),
                ('overdue', models.PositiveIntegerField()),
            ],
            options={
                'ordering': ['day'],
            },
        ),
    ]
