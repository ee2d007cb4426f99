"""People and listings to do deeds with."""

import pytest

from directory.models import Service
from tests.people import make_member, make_person


@pytest.fixture
def staff(db):
    """A vetter."""
    return make_person("vetter")


@pytest.fixture
def other_vetter(db):
    """Another vetter."""
    return make_person("vetter")


@pytest.fixture
def service(db):
    """A published listing of the catalogue, whose place is known by its address."""
    return Service.everything.get(slug="pk-lahore-aghs")


@pytest.fixture
def hidden(db):
    """A published listing of the catalogue whose place is hidden."""
    return Service.public.filter(service_at_locations__location__confidential=True, phones__isnull=False).first()


@pytest.fixture
def worker(service):
    """Somebody who works for the listing's organization."""
    return make_member(service.organization)
