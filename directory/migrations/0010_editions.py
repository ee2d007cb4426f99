import django.db.models.deletion
import django.db.models.functions.datetime
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [('directory', '0009_verifications')]

    operations = [
        migrations.CreateModel(
            name='Edition',
            fields=[
                ('service', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='edition', serialize=False, to='directory.service')),
                ('content', models.JSONField(help_text='directory.content.Content without what is sensitive.')),
                ('vetting_state', models.CharField(choices=[('draft', 'draft'), ('in review', 'in review'), ('published', 'published'), ('suspended', 'suspended'), ('archived', 'archived')], max_length=10)),
                ('by', models.CharField(help_text='A plain id: user:7, command:load_catalogue.', max_length=60)),
                ('deed', models.CharField(help_text='The audit event that it came with.', max_length=40)),
                ('why', models.CharField(blank=True, max_length=500)),
                ('at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
            options={
                'verbose_name': 'edition',
            },
        ),
        migrations.CreateModel(
            name='PastEdition',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('content', models.JSONField(help_text='directory.content.Content without what is sensitive.')),
                ('vetting_state', models.CharField(choices=[('draft', 'draft'), ('in review', 'in review'), ('published', 'published'), ('suspended', 'suspended'), ('archived', 'archived')], max_length=10)),
                ('by', models.CharField(help_text='A plain id: user:7, command:load_catalogue.', max_length=60)),
                ('deed', models.CharField(help_text='The audit event that it came with.', max_length=40)),
                ('why', models.CharField(blank=True, max_length=500)),
                ('at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='edition',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "directory_pastedition" ("at", "by", "content", "deed", "pgh_created_at", "pgh_label", "pgh_obj_id", "service_id", "vetting_state", "why") VALUES (NEW."at", NEW."by", NEW."content", NEW."deed", NOW(), \'insert\', NEW."service_id", NEW."service_id", NEW."vetting_state", NEW."why"); RETURN NULL;', hash='ea4c3a6fa34739c74b805c40039d624674e6ac3d', operation='INSERT', pgid='pgtrigger_insert_insert_02fa2', table='directory_edition', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='edition',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "directory_pastedition" ("at", "by", "content", "deed", "pgh_created_at", "pgh_label", "pgh_obj_id", "service_id", "vetting_state", "why") VALUES (NEW."at", NEW."by", NEW."content", NEW."deed", NOW(), \'update\', NEW."service_id", NEW."service_id", NEW."vetting_state", NEW."why"); RETURN NULL;', hash='55a456cc6dda2b1a5fd865ccd805cb15989d446c', operation='UPDATE', pgid='pgtrigger_update_update_4a0e9', table='directory_edition', when='AFTER')),
        ),
        migrations.AddField(
            model_name='pastedition',
            name='pgh_obj',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='past', related_query_name='past', to='directory.edition'),
        ),
        migrations.AddField(
            model_name='pastedition',
            name='service',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', serialize=False, to='directory.service'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='pastedition',
            trigger=pgtrigger.compiler.Trigger(name='history_is_not_rewritten', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='ac6ee50e16fc11f5a0d34aa635ce6e0d3332159d', operation='UPDATE', pgid='pgtrigger_history_is_not_rewritten_2d29f', table='directory_pastedition', when='BEFORE')),
        ),
    ]
