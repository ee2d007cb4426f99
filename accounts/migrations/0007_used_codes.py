"""The shared cache (settings.CACHES): which codes of an app have been used in the last half minute.

Django's own shape of such a table, but not in the write-ahead log: after a crash it may be empty.
"""

from django.db import migrations

FORWARD = """
create unlogged table accounts_cache (
  cache_key varchar(255) primary key,
  value text not null,
  expires timestamptz not null
);
create index accounts_cache_expires on accounts_cache (expires);
"""


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0006_invitations'),
    ]

    operations = [migrations.RunSQL(FORWARD, "drop table accounts_cache")]
