"""HSDS service: what is offered, by whom, to whom; the row that is vetted."""

import uuid
from collections.abc import Iterable
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from directory.models.managers import PublicManager
from directory.models.organization import Organization
from directory.models.taxonomy import TaxonomyTerm
from directory.models.texts import Text, Translated
from directory.models.vetting import Assurance, AssuranceMethod, Capacity, Known, Status, VettingState

STATES = [(state.value, state.value) for state in VettingState]


class ServiceKind(models.TextChoices):
    """What sort of body a person reaches."""

    NGO = "ngo"
    GOVERNMENT = "government"
    HOSPITAL = "hospital"
    POLICE = "police"
    HELPLINE = "helpline"
    SHELTER = "shelter"


class Service(Translated):
    """One service. `slug` is the id of its source record; the UUID is derived from it, so re-imports match."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    slug = models.CharField(max_length=120, unique=True)
    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="services")
    kind = models.CharField(max_length=12, choices=ServiceKind.choices)
    terms = models.ManyToManyField(TaxonomyTerm, related_name="services", blank=True)

    vetting_state = models.CharField(max_length=10, choices=STATES, default=VettingState.DRAFT)
    submitted_by = models.BigIntegerField(null=True, blank=True, help_text="Plain id of who submitted it.")
    approved_by = models.BigIntegerField(null=True, blank=True, help_text="The first of two vetters.")
    assurance = models.CharField(max_length=12, choices=Assurance.choices, default=Assurance.UNCONFIRMED)
    assured_date = models.DateField(null=True, blank=True)
    assured_method = models.CharField(max_length=14, choices=AssuranceMethod.choices, blank=True)
    called_for_on = models.DateField(null=True, blank=True, help_text="Since when doubts call for a confirmation.")
    reminders = models.PositiveSmallIntegerField(default=0, help_text="Sent since the last confirmation.")
    reminded_on = models.DateField(null=True, blank=True)
    status = models.CharField(max_length=20, choices=Status.choices, default=Status.ACTIVE)
    capacity = models.CharField(max_length=6, choices=Capacity.choices, blank=True)
    capacity_until = models.DateField(null=True, blank=True, help_text="Until when it is full, where that is known.")
    capacity_said_on = models.DateField(null=True, blank=True)

    url = models.URLField(max_length=500, blank=True)
    emails = ArrayField(models.EmailField(), default=list, blank=True)
    source_date = models.CharField(max_length=10, blank=True, help_text="Newest source: 2025-09-01, 2025-09 or 2025.")

    women_staff = models.CharField(max_length=7, choices=Known.choices, default=Known.UNKNOWN)
    children_may_come = models.CharField(max_length=7, choices=Known.choices, default=Known.UNKNOWN)
    accepts_minors = models.CharField(max_length=7, choices=Known.choices, default=Known.UNKNOWN)
    reachable_by_text = models.CharField(max_length=7, choices=Known.choices, default=Known.UNKNOWN)
    child_protection_lead = models.CharField(max_length=7, choices=Known.choices, default=Known.UNKNOWN)

    last_modified = models.DateTimeField(auto_now=True)
    source_digest = models.CharField(max_length=64, blank=True, help_text="Of the catalogue's record it came from.")
    kept_by_staff = models.BooleanField(default=False, help_text="Staff acted on it: loading leaves it alone.")

    everything = models.Manager()
    public = PublicManager("vetting_state")

    class Meta:
        default_manager_name = "everything"
        base_manager_name = "everything"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(assurance=Assurance.UNCONFIRMED, assured_date=None, assured_method="")
                | (Q(assurance=Assurance.CONFIRMED, assured_date__isnull=False) & ~Q(assured_method="")),
                name="assured_only_when_confirmed_with_date_and_method",
            ),
            models.CheckConstraint(
                condition=Q(capacity="", capacity_until=None, capacity_said_on=None)
                | Q(capacity=Capacity.TAKING, capacity_until=None, capacity_said_on__isnull=False)
                | Q(capacity=Capacity.FULL, capacity_said_on__isnull=False),
                name="only_what_is_full_is_full_until_a_day",
            ),
        ]


class ServiceText(Text):
    """Fields: name, description, papers_asked, first_contact, and as published: hours, languages, coverage."""

    of = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="texts")


class ServiceArea(models.Model):
    """HSDS service_area: a place that the service covers."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="areas")
    place = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["service", "place"], name="an_area_once")]


class Language(models.Model):
    """HSDS language: one that people at the service speak."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="languages")
    code = models.CharField(max_length=10, help_text="ISO 639.")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["service", "code"], name="a_language_once")]


class CostOption(models.Model):
    """HSDS cost_option: what it costs, as published. `free` is None where the words do not say ("toll-free number")."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="cost_options")
    free = models.BooleanField(null=True, blank=True)
    option = models.CharField(max_length=200, help_text='As published: "free legal aid".')


class ReachedThrough(models.Model):
    """A line that leads to the service without being its own ("reached through 1094")."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="reached_through")
    helpline = models.ForeignKey(Service, null=True, on_delete=models.SET_NULL, related_name="leads_to")
    published = models.CharField(max_length=40)
    dial = models.CharField(max_length=30)
    label = models.CharField(max_length=120, blank=True)


def with_dependents(ids: Iterable[uuid.UUID]) -> set[uuid.UUID]:
    """Return the ids of the services and of those that name one of them as the line that leads there."""
    changed = set(ids)
    led_to = ReachedThrough.objects.filter(helpline__in=changed).values_list("service_id", flat=True)
    return changed | set(led_to)
