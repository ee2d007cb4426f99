"""The project's settings, but that webhooks may lead to this machine: there stands the receiver of the tests."""

from config.settings import *  # noqa: F403

WEBHOOKS_MAY_STAY_HERE = True
