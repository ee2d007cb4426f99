"""Centres as a good team would keep them: one table each, foreign keys, a point with its index.

The point is a geometry in degrees: only so does the ordering filter of djangorestframework-gis use the index. Degrees
are not the order of distances; how often they differ is counted.
"""

from django.contrib.gis.db import models


class Organization(models.Model):
    """A body."""

    name = models.TextField()


class Need(models.Model):
    """A need that is met."""

    slug = models.SlugField(unique=True)


class Centre(models.Model):
    """A place to go to."""

    id = models.UUIDField(primary_key=True)
    name = models.TextField()
    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="centres")
    point = models.PointField()
    place = models.TextField()
    assurance = models.CharField(max_length=20)
    source_date = models.CharField(max_length=10)
    always_open = models.BooleanField()
    needs = models.ManyToManyField(Need, related_name="centres")


class Phone(models.Model):
    """A number."""

    centre = models.ForeignKey(Centre, on_delete=models.CASCADE, related_name="phones")
    number = models.TextField()
    label = models.TextField()


class Hours(models.Model):
    """When it is open on one day of the week; 1 is Monday."""

    centre = models.ForeignKey(Centre, on_delete=models.CASCADE, related_name="hours")
    weekday = models.PositiveSmallIntegerField()
    opens_at = models.TimeField()
    closes_at = models.TimeField()
