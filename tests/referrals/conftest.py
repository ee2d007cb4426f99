from collections.abc import Iterator

import pytest
from django.utils import translation

from tests.desks import cheap  # noqa: F401 - for every test of the private flow


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Refusals are read in English here, whichever language a test before has left."""
    with translation.override("en"):
        yield
