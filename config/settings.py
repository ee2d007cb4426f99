"""All settings, from the environment. A secret that is missing in production stops the start."""

from api import conventions
from config import database, env, languages, secret
from safety import logs

BASE_DIR = env.BASE_DIR
DEBUG = env.flag("RAAH_DEBUG")
DEMO = env.flag("RAAH_DEMO", default=True)

SECRET_KEY = env.text("SECRET_KEY", secret.of(env.data_dir()) if DEMO else None)
# The web server in front speaks https and says so; what it passes on is plain.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.flag("BEHIND_TLS", default=not DEMO) else None
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", f"localhost,127.0.0.1,[::1],{env.text('HOST', 'localhost')}" if DEMO else "")

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "rest_framework",
    "drf_spectacular",
    "safety",
    "accounts",
    "places",
    "directory",
    "guides",
    "api",
]

MIDDLEWARE = [
    "safety.compression.compression",
    "safety.headers.security_headers",
    "safety.marker.keep_away",
    "safety.maintenance.maintenance",
    "safety.handlers.DatabaseAway",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
AUTH_USER_MODEL = "accounts.User"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "safety.leave.neutral_site",
                "safety.trail.no_trail",
            ],
        },
    },
]

DATABASES = {"default": database.settings()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "ur"
LANGUAGES = languages.choices()
LANGUAGES_BIDI = languages.BIDI
languages.introduce()
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Asia/Karachi"
USE_TZ = True

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]

# Where this installation writes: hotlines, the embedded database.
DATA_DIR = env.data_dir()

# The country whose emergency numbers stand on every page before a place is known.
HOME_COUNTRY = env.text("HOME_COUNTRY", "PK")

# Where "leave" leads: a site that anybody may have open, and that is there in Pakistan.
NEUTRAL_SITE = env.text("NEUTRAL_SITE", "https://www.google.com/")

# How many suggestions, and how many reports of each kind, are taken in an hour from all visitors together.
LETTERS_PER_HOUR = int(env.text("LETTERS_PER_HOUR", "60"))

# The address on posters and in their codes; empty for that under which the site is asked.
SHORT_URL = env.text("SHORT_URL", "")

REST_FRAMEWORK = conventions.REST_FRAMEWORK
SPECTACULAR_SETTINGS = conventions.SPECTACULAR_SETTINGS

LOGGING = logs.LOGGING
CSRF_FAILURE_VIEW = "safety.handlers.forbidden"
