"""What only a demo or a test may have. A site that people trust does not start with it."""

from typing import Final

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

# Fewer passes, or less memory, and a stolen database would be searched in days.
LEAST_COST: Final = (3, 64)


def refuse() -> None:
    """Refuse the start: accounts of a demo, a clock that was moved, checks that cost nothing. ImproperlyConfigured.

    Chance is looked at in a demo too: without it no key is one.
    """
    from accounts.demo import refuse_in_production
    from config import side
    from safety import clock

    if settings.SIDE != side.PUBLIC:
        _refuse_in_private()
    refuse_in_production()
    clock.refuse_an_offset()
    refuse_cheap_checks()
    refuse_webhooks_here()


def _refuse_in_private() -> None:
    from partners import demo as app
    from referrals import demo
    from referrals.sealed import chance

    app.refuse_in_production()
    demo.refuse_in_production()
    chance.must_be_chance()


def refuse_cheap_checks() -> None:
    """Refuse derivations that tests make cheap."""
    costs = (settings.CODE_COST, settings.PHRASE_COST)
    if not settings.DEMO and any(
        cost < least for given in costs for cost, least in zip(given, LEAST_COST, strict=True)
    ):
        raise ImproperlyConfigured(f"Checks of codes and phrases must cost {LEAST_COST} (passes, MiB) at least.")


def refuse_webhooks_here() -> None:
    """Refuse webhooks that may lead into our own house."""
    if settings.WEBHOOKS_MAY_STAY_HERE and not settings.DEMO:
        raise ImproperlyConfigured("WEBHOOKS_MAY_STAY_HERE is for tests: somebody else chooses where webhooks lead.")
