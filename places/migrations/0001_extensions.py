"""The cube type for the nearest city, integer arrays for near spellings, trigrams to rank them."""

from django.contrib.postgres.operations import CreateExtension, TrigramExtension
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = []
    operations = [CreateExtension("cube"), CreateExtension("intarray"), TrigramExtension()]
