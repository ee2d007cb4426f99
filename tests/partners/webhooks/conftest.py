import pytest

from tests.partners.webhooks.receiver import receiving


@pytest.fixture
def here(settings) -> None:
    """Webhooks may lead to this machine."""
    settings.WEBHOOKS_MAY_STAY_HERE = True


@pytest.fixture
def receiver(here):
    """A partner's server."""
    with receiving() as found:
        yield found
