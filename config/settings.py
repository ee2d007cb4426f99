"""All settings, from the environment. A secret that is missing in production stops the start."""

from pathlib import Path

from api import conventions
from config import database, env, geocoder, keys, languages, mail, recovery, secret, side
from safety import logs

BASE_DIR = env.BASE_DIR
DEBUG = env.flag("RAAH_DEBUG")
DEMO = env.flag("RAAH_DEMO", default=True)

# Which doors this process has: "public", "private" (staff) or "all".
SIDE = side.chosen()

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
    "procrastinate.contrib.django",
    "pgtrigger",
    "pghistory",
    "safety",
    "accounts",
    "places",
    "directory",
    "guides",
    "api",
    *side.apps(SIDE),
]

MIDDLEWARE = [
    "safety.request_ids.request_ids",
    "safety.compression.compression",
    "safety.headers.security_headers",
    "safety.marker.keep_away",
    "safety.maintenance.maintenance",
    "safety.bodies.refuse_large",
    "safety.handlers.DatabaseAway",
    "api.hsds.unchanged.by_tag",
    "safety.spoken.PageLanguage",
    "django.middleware.common.CommonMiddleware",
    *side.middleware(SIDE),
]

ROOT_URLCONF = "config.urls"
# Where addresses of public pages are looked up: by a process that does not serve them, in a list of their own.
PUBLIC_URLCONF = "config.public" if SIDE == side.PRIVATE else None
WSGI_APPLICATION = "config.wsgi.application"
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["accounts.backends.ByEmail"]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        # Pages of Django's admin stand in its package.
        "APP_DIRS": SIDE != side.PUBLIC,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "safety.leave.neutral_site",
                "safety.trail.no_trail",
                *side.context_processors(SIDE),
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

# Where files with the whole directory are written; every machine that gives them out must see the same folder.
EXPORTS_DIR = Path(env.text("EXPORTS_DIR", str(DATA_DIR / "exports")))

# The country whose emergency numbers stand on every page before a place is known.
HOME_COUNTRY = env.text("HOME_COUNTRY", "PK")

# Where "leave" leads: a site that anybody may have open, and that is there in Pakistan.
NEUTRAL_SITE = env.text("NEUTRAL_SITE", "https://www.google.com/")

# After how many days a confirmed listing is to be confirmed again, by its kind.
CONFIRM_AGAIN_DAYS = {
    kind: int(days) for kind, days in env.pairs("CONFIRM_AGAIN_DAYS", "shelter=90,helpline=90,other=180")
}

# A role's address, given to other directories with the date of our own confirmation (HSDS assurer_email).
ASSURER_EMAIL = env.text("ASSURER_EMAIL", "")

# How many suggestions, and how many reports of each kind, are taken in an hour from all visitors together.
LETTERS_PER_HOUR = int(env.text("LETTERS_PER_HOUR", "60"))

# Where staff may look up places: the address of a Nominatim service; empty for our own gazetteer, which asks nobody.
GEOCODER, GEOCODER_AGENT = geocoder.url(), geocoder.agent()

# Whether webhooks may lead to this machine and use http: for tests only, and no site that people trust starts with it.
WEBHOOKS_MAY_STAY_HERE = False

# The address on posters and in their codes; empty for that under which the site is asked.
SHORT_URL = env.text("SHORT_URL", "")

REST_FRAMEWORK = conventions.REST_FRAMEWORK
SPECTACULAR_SETTINGS = conventions.SPECTACULAR_SETTINGS

LOGGING = logs.LOGGING
CSRF_FAILURE_VIEW = "safety.handlers.forbidden"

# How many bytes a browser may send: a spreadsheet of 5 MB with what a form puts around it. It stays in memory, so that
# no copy is left in a folder.
LARGEST_BODY = FILE_UPLOAD_MAX_MEMORY_SIZE = 6 * 1024 * 1024

# The one road for mail; what the site sends is queued and sent by the worker.
EMAIL_BACKEND = mail.backend()
EMAIL_HOST, EMAIL_PORT = mail.host(), mail.port()
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = env.text("SMTP_USER", ""), env.text("SMTP_PASSWORD", "")
EMAIL_USE_TLS, EMAIL_USE_SSL = mail.uses_starttls(), mail.uses_tls()
EMAIL_TIMEOUT = mail.TIMEOUT_S
DEFAULT_FROM_EMAIL = mail.sender()
# Where links in mail lead: the address under which staff reach the site.
STAFF_URL = env.text("STAFF_URL", mail.demo_url() if DEMO else None if SIDE != side.PUBLIC else "")

# The private flow: asking a desk for help. Without a pepper, or without the public half of the key on paper, it is off.
AUDIT_KEY = keys.of_audit() if SIDE != side.PUBLIC else None
PEPPERS = keys.peppers() if SIDE != side.PUBLIC else {}
RECOVERY_PUBLIC_KEY = recovery.public_key()
# The addresses of the two people who keep the envelopes: they hear of every use of the key on paper.
RECOVERY_TRUSTEES = env.words("RECOVERY_TRUSTEES")
# Passes over so many MiB for each check of a survivor's code, and of a vault phrase.
CODE_COST = PHRASE_COST = (3, 64)
# How many such checks are made at once on all machines of this database; more are told to come again.
DERIVATION_SLOTS = int(env.text("DERIVATION_SLOTS", "4"))

# Staff: how they sign in, and what their browsers keep. Cookies are bound to this very host where https is spoken.
HAS_TLS = SECURE_PROXY_SSL_HEADER is not None
STAFF_KEYS = keys.of_staff() if SIDE != side.PUBLIC else {}
LOGIN_URL, LOGIN_REDIRECT_URL, LOGOUT_REDIRECT_URL = "account_login", "accounts:home", "account_login"
SESSION_ENGINE = "accounts.sessions"
SESSION_COOKIE_NAME = side.cookie("session", HAS_TLS)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HAS_TLS
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_NAME = side.cookie("csrf", HAS_TLS)
CSRF_COOKIE_HTTPONLY = True
# Until the browser is closed.
CSRF_COOKIE_AGE = None
DEVICE_COOKIE_NAME = side.cookie("device", HAS_TLS)
VAULT_COOKIE_NAME = side.cookie("vault", HAS_TLS)
DRAFT_COOKIE_NAME, CODE_COOKIE_NAME = side.cookie("draft", HAS_TLS), side.cookie("c", HAS_TLS)
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
PASSWORD_RESET_TIMEOUT = 2 * 3600
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "accounts.passwords.LongEnough"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "accounts.passwords.HardToGuess"},
]
# A code of an app counts once: all workers must know which have been used.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "accounts_cache",
        "KEY_FUNCTION": "accounts.cache_keys.digest",
    }
}

ACCOUNT_ADAPTER = "accounts.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_LOGIN_ON_PASSWORD_RESET = False
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"
ACCOUNT_RATE_LIMITS = False  # accounts.slowing does this, without keeping addresses
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_FORMS = {
    "login": "accounts.forms.SignInForm",
    "reauthenticate": "accounts.forms.AskAgainForm",
    "change_password": "accounts.forms.NewPasswordForm",
    "reset_password": "accounts.forms.LostPasswordForm",
    "reset_password_from_key": "accounts.forms.ResetPasswordForm",
}
MFA_ADAPTER = "accounts.adapters.MFAAdapter"
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"
# http://localhost, as a demo has it; elsewhere passkeys ask for https.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEMO and not HAS_TLS
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_RATE_LIMITS = False
MFA_TOTP_ISSUER = "Raah"
MFA_TOTP_PERIOD, MFA_TOTP_TOLERANCE = 30, 1
# Nobody has an unverified address: the link of an invitation comes by mail.
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_FORMS = {
    "authenticate": "accounts.forms.CodeForm",
    "reauthenticate": "accounts.forms.CodeAgainForm",
    "activate_totp": "accounts.forms.FirstCodeForm",
    "login_webauthn": "accounts.forms.PasskeyAloneForm",
    "authenticate_webauthn": "accounts.forms.PasskeyAfterPasswordForm",
    "reauthenticate_webauthn": "accounts.forms.PasskeyAgainForm",
    "add_webauthn": "accounts.forms.PasskeyForm",
    "edit_webauthn": "accounts.forms.PasskeyNameForm",
}
