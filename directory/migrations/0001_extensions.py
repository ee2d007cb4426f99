"""Points on the Earth and integer tags in one index: two trusted contrib extensions."""

from django.contrib.postgres.operations import CreateExtension
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = []
    operations = [CreateExtension("cube"), CreateExtension("intarray")]
