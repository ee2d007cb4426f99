"""What a good team would set: stock middleware, kept connections, JSON only, pages of at most 50."""

from config import database

SECRET_KEY = "of no worth: the textbook is only ever served to its own bench"  # noqa: S105
ALLOWED_HOSTS = ["127.0.0.1"]
ROOT_URLCONF = "bench.textbook.urls"
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.gis",
    "django_filters",
    "rest_framework",
    "rest_framework_gis",
    "bench.textbook",
]
MIDDLEWARE = ["django.middleware.security.SecurityMiddleware", "django.middleware.common.CommonMiddleware"]
# Of the project's settings: kept connections, and no compiling of plans, which helps the textbook too.
DATABASES = {
    "default": database.settings()
    | {"ENGINE": "django.contrib.gis.db.backends.postgis", "OPTIONS": {"options": "-c jit=off"}}
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
REST_FRAMEWORK = {
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "UNAUTHENTICATED_USER": None,
}
