"""An invented catalogue of any size: the same seed makes the same one. Centres stand near cities, by population.

The names say that they are invented, and no number can ring. Rows go through the project's own models, and cards
through its own builder.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from functools import cached_property
from itertools import accumulate
from math import cos, radians
from random import Random
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection, models, transaction

from directory.cards import rebuild
from directory.cards.side_by_side import rebuild_side_by_side
from directory.cards.tags import TERMS
from directory.models import (
    Accessibility,
    CostOption,
    Language,
    Location,
    Organization,
    OrganizationText,
    Phone,
    Schedule,
    Service,
    ServiceArea,
    ServiceAtLocation,
    ServiceText,
    Taxonomy,
    TaxonomyTerm,
    TaxonomyTermText,
)
from places.ids import country_id
from places.models import Kind, Place

BATCH = 2000
CENTRES_PER_BODY = 20
# Weights: some needs are met in many places, some hardly anywhere.
NEEDS = {
    "police": 30,
    "medical-care": 25,
    "counselling": 20,
    "legal-aid": 20,
    "shelter": 15,
    "psychosocial-support": 12,
    "child-protection": 8,
    "medico-legal": 5,
    "economic-support": 4,
    "workplace-harassment": 2,
    "cyber-harassment": 1,
    "rights-complaint": 0.5,
    "consular-help": 0.1,
}
AUDIENCES = {"women": 90, "children": 50, "men": 20, "transgender": 10}
LANGUAGES = {"en": 60, "ur": 30, "pa": 10, "ps": 6, "sd": 5, "skr": 2, "bal": 1}
# A code that ISO 639 leaves free: spoken only in the cities that are farthest from where most searches start.
FAR_LANGUAGE = "qaa"
FAR_COUNTRIES = frozenset({"NZ", "CL", "AR"})
# Where nearest search is hard: poles, both sides of the date line, and the far side of Pakistan.
ODD_POINTS = ((90, 0), (-90, 0), (89.99, 120), (-89.99, -60), (0, 180), (0, -179.99), (52, 179.99), (-30.4, -110.7))


def fill(count: int, *, seed: int = 1, scattered: float = 0.0, processes: int = 1) -> None:
    """Save `count` listings and their cards; `scattered` is the share that stands at odd points of the Earth.

    Needs the gazetteer. Writes the taxonomy when it is not there. Several `processes` make the cards only outside of a
    transaction.
    """
    terms, maker = save_taxonomy(), Maker(Random(seed), scattered)
    for first in range(0, count, BATCH):
        with transaction.atomic():
            batch = Batch(terms)
            for number in range(first, min(first + BATCH, count)):
                maker.add(batch, number)
            batch.save()
    if processes > 1:
        rebuild_side_by_side(processes, progress=lambda _done: None)
    else:
        rebuild()
    with connection.cursor() as cursor:
        cursor.execute("vacuum analyze directory_card" if not connection.in_atomic_block else "analyze directory_card")


def save_taxonomy() -> dict[str, TaxonomyTerm]:
    """Save the closed words of fixtures/taxonomy.json where they are missing; return the terms by slug."""
    for taxonomy in json.loads((settings.BASE_DIR / "fixtures" / "taxonomy.json").read_text()):
        words = {key: taxonomy[key] for key in ("name", "description", "version")}
        of, _made = Taxonomy.objects.get_or_create(slug=taxonomy["slug"], defaults=words)
        for term in taxonomy["terms"]:
            fields = {"number": term["number"], "taxonomy": of, "position": term["number"]}
            saved, made = TaxonomyTerm.objects.get_or_create(slug=term["slug"], defaults=fields)
            for language in ("en", "ur") if made else ():
                TaxonomyTermText.objects.create(of=saved, field="name", language=language, text=term[language][0])
    return {term.slug: term for term in TaxonomyTerm.objects.filter(slug__in=TERMS)}


@dataclass
class Batch:
    """Unsaved rows, in the order in which they were made."""

    terms: dict[str, TaxonomyTerm]
    rows: dict[type[models.Model], list[models.Model]] = field(default_factory=dict)

    def add(self, row: models.Model) -> Any:
        """Keep the row until `save`, and return it."""
        self.rows.setdefault(type(row), []).append(row)
        return row

    def save(self) -> None:
        """Save every kind of row at once; organizations, services and locations come before what leans on them."""
        first: tuple[type[models.Model], ...] = (Organization, Service, Location, ServiceAtLocation)
        for model in (*first, *(model for model in self.rows if model not in first)):
            model._base_manager.bulk_create(self.rows.get(model, []), batch_size=BATCH)


@dataclass
class Maker:
    """Makes centres one after another from one stream of chance."""

    chance: Random
    scattered: float
    organization: Organization | None = None

    @cached_property
    def cities(self) -> list[Place]:
        """Return the cities of the world with their people."""
        found = Place.objects.filter(kind=Kind.CITY, population__gt=0).order_by("number")
        return list(found.only("number", "country", "latitude", "longitude", "population", "timezone"))

    @cached_property
    def people(self) -> list[int]:
        """Return the running sum of the cities' people."""
        return list(accumulate(city.population for city in self.cities))

    def add(self, batch: Batch, number: int) -> None:
        """Add the centre of that number with all its rows."""
        city = self.chance.choices(self.cities, cum_weights=self.people)[0]
        if number % CENTRES_PER_BODY == 0 or self.organization is None:
            self.organization = self._body(batch, number)
        service = self._service(batch, number, self.organization)
        is_line = self.chance.random() < 0.02
        self._words(batch, service, city, is_line=is_line)
        self._contact(batch, service)
        if is_line:
            batch.add(ServiceArea(service=service, place_id=city.pk if self._one_in(2) else country_id(city.country)))
        location = batch.add(self._location(city, is_line=is_line))
        if location.precision == "exact" and self._one_in(3):
            batch.add(Accessibility(location=location, feature="wheelchair", present=self._one_in(2)))
        at = batch.add(
            ServiceAtLocation(pk=self._id(), service=service, location=location, always_open=self._one_in(10))
        )
        for row in self._week(at) if not at.always_open and self._one_in(2) else ():
            batch.add(row)

    def _id(self) -> UUID:
        return UUID(int=self.chance.getrandbits(128), version=4)

    def _one_in(self, number: int) -> bool:
        return self.chance.randrange(number) == 0

    def _some(self, weights: Mapping[str, float], most: int) -> list[str]:
        count = self.chance.randint(1, most)
        return list(dict.fromkeys(self.chance.choices(list(weights), list(weights.values()), k=count)))

    def _body(self, batch: Batch, number: int) -> Organization:
        body = Organization(pk=self._id())
        batch.add(body)
        batch.add(OrganizationText(of=body, field="name", language="en", text=f"Invented Body {number}"))
        return body

    def _service(self, batch: Batch, number: int, organization: Organization) -> Service:
        confirmed = self._one_in(5)
        day = date(2026, 11, 1) - timedelta(days=self.chance.randrange(2000))
        service = Service(
            pk=self._id(),
            slug=f"invented-{number}",
            organization=organization,
            kind=self.chance.choice(("ngo", "government", "hospital", "police", "shelter")),
            vetting_state="published",
            assurance="confirmed" if confirmed else "unconfirmed",
            assured_date=day if confirmed else None,
            assured_method="call" if confirmed else "",
            source_date=day.isoformat()[: self.chance.choice((4, 7, 10))],
            accepts_minors=self.chance.choice(("yes", "no", "unknown", "unknown")),
        )
        batch.add(service)
        for language, name in (("en", f"Invented Centre {number}"), ("ur", f"فرضی مرکز {number}")):
            batch.add(ServiceText(of=service, field="name", language=language, text=name))
        return service

    def _words(self, batch: Batch, service: Service, city: Place, *, is_line: bool) -> None:
        slugs = [*self._some(NEEDS, 4), *self._some(AUDIENCES, 4), *(["helpline"] if is_line else [])]
        for slug in slugs:
            batch.add(Service.terms.through(service=service, taxonomyterm=batch.terms[slug]))
        far = [FAR_LANGUAGE] if city.country in FAR_COUNTRIES and self._one_in(4) else []
        for code in self._some(LANGUAGES, 3) + far:
            batch.add(Language(service=service, code=code))
        if self._one_in(3):
            batch.add(CostOption(service=service, free=not self._one_in(4), option="as invented"))

    def _contact(self, batch: Batch, service: Service) -> None:
        for position in range(self.chance.choice((0, 1, 1, 2))):
            published = f"000-{self.chance.randrange(10**6):06}"
            batch.add(Phone(service=service, published=published, dial=published, position=position))

    def _location(self, city: Place, *, is_line: bool) -> Location:
        """Stand near the city: half known by their own point, a tenth by their district only."""
        if is_line:
            return Location(pk=self._id(), location_type="virtual", timezone=city.timezone)
        common: dict[str, Any] = {"pk": self._id(), "place_id": city.pk, "timezone": city.timezone}
        if self.chance.random() < self.scattered:
            latitude, longitude = self.chance.choice(ODD_POINTS)
            return Location(**common, precision="exact", **self._near(latitude, longitude, 0.5))
        kind = self.chance.random()
        if kind < 0.5:
            return Location(**common, precision="exact", **self._near(city.latitude, city.longitude, 0.05))
        return Location(**common, precision="district" if kind > 0.9 else "city")

    def _near(self, latitude: float, longitude: float, degrees: float) -> dict[str, float]:
        north, east = self.chance.gauss(0, degrees), self.chance.gauss(0, degrees)
        latitude = max(-90.0, min(90.0, latitude + north))
        longitude += east / max(0.01, cos(radians(latitude)))
        return {"latitude": round(latitude, 6), "longitude": round((longitude + 180) % 360 - 180, 6)}

    def _week(self, at: ServiceAtLocation) -> Iterator[Schedule]:
        """Yield five or six days with the same hours; some keep a break on Friday."""
        opens, closes = time(self.chance.randint(7, 10)), time(self.chance.randint(14, 20))
        for weekday in range(1, self.chance.choice((6, 7))):
            if weekday == 5 and self._one_in(2):
                yield Schedule(service_at_location=at, weekday=5, opens_at=opens, closes_at=time(12, 30))
                yield Schedule(service_at_location=at, weekday=5, opens_at=time(14), closes_at=time(20))
            else:
                yield Schedule(service_at_location=at, weekday=weekday, opens_at=opens, closes_at=closes)
