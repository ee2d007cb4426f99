"""The project's own settings and middleware, with the peers' doors, and JSON as their only form."""

from config.settings import *  # noqa: F403
from config.settings import REST_FRAMEWORK as PROJECT

ROOT_URLCONF = "bench.peers.urls"
REST_FRAMEWORK = PROJECT | {"DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"]}
