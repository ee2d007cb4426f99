"""The project's own settings, with one more door: a view that does nothing."""

from config.settings import *  # noqa: F403

ROOT_URLCONF = "bench.floors.urls"
