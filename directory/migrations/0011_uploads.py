import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [('directory', '0010_editions')]

    operations = [
        migrations.CreateModel(
            name='Upload',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('reading', 'Reading'), ('read', 'Read'), ('faulty', 'Faulty'), ('taken', 'Taken'), ('undone', 'Undone'), ('dropped', 'Dropped')], default='reading', max_length=8)),
                ('name', models.CharField(max_length=120)),
                ('kind', models.CharField(choices=[('csv', 'csv'), ('xlsx', 'xlsx')], max_length=4)),
                ('digest', models.BinaryField(max_length=32)),
                ('data', models.BinaryField(null=True)),
                ('rows_total', models.PositiveIntegerField(default=0)),
                ('rows_done', models.PositiveIntegerField(default=0)),
                ('fault', models.CharField(blank=True, help_text='Why the file as a whole cannot be read.', max_length=30)),
                ('columns', models.JSONField(default=dict)),
                ('by', models.BigIntegerField()),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('ended_at', models.DateTimeField(help_text='When it was taken, undone or dropped, the last of these.', null=True)),
            ],
            options={
                'ordering': ['-made_at'],
            },
        ),
        migrations.CreateModel(
            name='UploadRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(help_text='As the spreadsheet numbers it.')),
                ('verdict', models.CharField(choices=[('new', 'New'), ('changed', 'Changed'), ('same', 'Same'), ('faulty', 'Faulty')], max_length=7)),
                ('content', models.JSONField(default=dict)),
                ('written', models.JSONField(default=dict, help_text='The cells as they came, by column.')),
                ('faults', models.JSONField(default=dict)),
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.AddField(
            model_name='upload',
            name='organization',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='uploads', to='directory.organization'),
        ),
        migrations.AddField(
            model_name='uploadrow',
            name='service',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='directory.service'),
        ),
        migrations.AddField(
            model_name='uploadrow',
            name='upload',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rows', to='directory.upload'),
        ),
        migrations.AddConstraint(
            model_name='uploadrow',
            constraint=models.UniqueConstraint(fields=('upload', 'number'), name='a_row_once_in_an_upload'),
        ),
    ]
