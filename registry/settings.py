"""Environment -> settings. Every variable is explained in docs/reference/settings.md and stands in .env.example."""

import re
from pathlib import Path
from wsgiref.headers import Headers

from contributors.middleware.content_policy import NONCE
from registry.databases import database
from registry.environment import Environment
from registry.photos import photo_storage

BASE_DIR = Path(__file__).resolve().parent.parent

env = Environment.load(BASE_DIR)

# --- What the environment says -----------------------------------------------------------------------------------

# Without a secret of its own this is somebody's checkout, and it runs as it is; with one it is production unless told.
DEBUG = env.flag("DEBUG", default=not env.given("SECRET_KEY"))
HINT = "Make one with `python -c 'import secrets; print(secrets.token_urlsafe(50))'`."
SECRET_KEY = env.secret(
    "SECRET_KEY", "django-insecure-development-only" if DEBUG else "", least=0 if DEBUG else 50, hint=HINT
)
SEALING_KEY = env.secret(
    "SEALING_KEY", "development-only-sealing-key-of-no-worth" if DEBUG else "", least=32, hint=HINT
)

PORT = env.number("PORT", 8000, least=1, most=65535)
PUBLIC_ORIGIN = env.origin("PUBLIC_ORIGIN", f"http://127.0.0.1:{PORT}")
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]" if DEBUG else "")
TRUSTED_PROXIES = env.networks("TRUSTED_PROXIES")
FETCH_ALLOWED_NETWORKS = env.networks("FETCH_ALLOWED_NETWORKS")
HSTS_SECONDS = env.number("HSTS_SECONDS", 31_536_000, least=0, most=2**31)

DATA_DIR = env.folder("DATA_DIR", BASE_DIR / "data", base=BASE_DIR)
MEDIA_ROOT = env.folder("MEDIA_ROOT", DATA_DIR / "media", base=BASE_DIR)
DATABASE_URL = env.secret("DATABASE_URL", f"sqlite:///{DATA_DIR / 'registry.sqlite3'}")

DEFAULT_TIME_ZONE = env.time_zone("DEFAULT_TIME_ZONE", "UTC")
REGISTRY_TODAY = env.day("REGISTRY_TODAY")
PASTE_MAX_BYTES = env.number("PASTE_MAX_BYTES", 1_000_000, least=1_000, most=100_000_000)
PHOTO_MAX_BYTES = env.number("PHOTO_MAX_BYTES", 30_000_000, least=100_000, most=500_000_000)
# Above so many pixels the picture library warns, and its warning counts as an error.
PHOTO_MAX_PIXELS = env.number("PHOTO_MAX_PIXELS", 50_000_000, least=1_000_000, most=89_000_000)
PHOTO_MAX_FRAMES = env.number("PHOTO_MAX_FRAMES", 1, least=1, most=1_000)
PHOTO_SECONDS = env.number("PHOTO_SECONDS", 20, least=1, most=600)
PHOTO_STORAGE = photo_storage(env, MEDIA_ROOT)
LOG_LEVEL = env.choice("LOG_LEVEL", "INFO", ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"))

try:
    DATABASES = {"default": database(DATABASE_URL, base=BASE_DIR)}
except ValueError as error:
    env.fault(f"DATABASE_URL {error}")
if not DEBUG and not ALLOWED_HOSTS:
    env.fault("ALLOWED_HOSTS is not set: say which hosts the registry answers to, such as registry.example.")
env.finish()

# --- What it is made of ------------------------------------------------------------------------------------------

# The first heading of the changelog that is a version; the version exists nowhere else.
VERSION = re.findall(r"^## \[([0-9][^\]]*)\]", (BASE_DIR / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)[0]

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "contributors.apps.ContributorsConfig",
]

MIDDLEWARE = [
    # Only behind a proxy: elsewhere nobody may say where a request comes from.
    *(["contributors.middleware.forwarded.forwarded"] if TRUSTED_PROXIES else []),
    "contributors.middleware.request_id.request_id",
    "contributors.cards_door.early.early_cards",
    "django.middleware.security.SecurityMiddleware",
    "contributors.middleware.content_policy.content_policy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "contributors.middleware.pressure.UnderPressure",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]

ROOT_URLCONF = "registry.urls"
WSGI_APPLICATION = "registry.wsgi.application"
ASGI_APPLICATION = "registry.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

# --- Data --------------------------------------------------------------------------------------------------------

# No ATOMIC_REQUESTS: with SQLite's IMMEDIATE transactions every read would wait for the one write lock.
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "contributors.Member"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "/desk/sign-in/"
LOGIN_REDIRECT_URL = "/desk/"

USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"

# --- Files -------------------------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
# Hashed names for our own pages; the plain ones stay, for addresses that sites have copied.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "photos": PHOTO_STORAGE,
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = DEBUG


def WHITENOISE_ADD_HEADERS_FUNCTION(headers: Headers, path: str, url: str) -> None:
    """Sites show our style sheets and scripts on their own pages."""
    headers["Cross-Origin-Resource-Policy"] = "cross-origin"


# --- Safety ------------------------------------------------------------------------------------------------------

HTTPS = PUBLIC_ORIGIN.startswith("https://")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
CSRF_FAILURE_VIEW = "contributors.desk.sign_in.form_refused"
CSRF_TRUSTED_ORIGINS = [PUBLIC_ORIGIN]
SECURE_HSTS_SECONDS = HSTS_SECONDS if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
# Without a trusted proxy the header that says "this came by https" can't be believed, and the redirect would go round.
SECURE_SSL_REDIRECT = HTTPS and bool(TRUSTED_PROXIES)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None
SECURE_REDIRECT_EXEMPT = [r"^livez$", r"^readyz$"]
SECURE_REFERRER_POLICY = "same-origin"
# Django 6's name and shape, so that its own middleware can take over.
SECURE_CSP = {
    "default-src": ["'none'"],
    "script-src": ["'self'", NONCE],
    "style-src": ["'self'", NONCE],
    "img-src": ["'self'", "data:"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "form-action": ["'self'"],
    "base-uri": ["'none'"],
    "frame-ancestors": ["'none'"],
}
SILENCED_SYSTEM_CHECKS = [
    "security.W002",  # frame-ancestors in the policy says it instead, and can allow sites one by one
    "security.W021",  # the preload list is for the owner of the whole domain to join
]

# --- The API -----------------------------------------------------------------------------------------------------

REST_FRAMEWORK = {
    # JSON alone: other renderers would render errors and lists too.
    "DEFAULT_RENDERER_CLASSES": ["contributors.api.bodies.Json"],
    "DEFAULT_PARSER_CLASSES": ["contributors.api.bodies.JsonParser"],
    "DEFAULT_CONTENT_NEGOTIATION_CLASS": "contributors.api.bodies.OnlyRenderer",
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "contributors.api.authentication.KeyAuthentication",
        "contributors.api.authentication.MemberSession",
    ],
    # Each address says which keys it takes, and the rules say who may do what: contributors.access.
    "DEFAULT_PERMISSION_CLASSES": [],
    "EXCEPTION_HANDLER": "contributors.api.problems.answer_problem",
    "DEFAULT_SCHEMA_CLASS": "contributors.api.schema.hooks.Described",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Contributor Registry",
    "DESCRIPTION": "Who writes here: one record for every contributor, one card for every site.",
    "VERSION": VERSION,
    "OAS_VERSION": "3.1.1",
    "SERVERS": [{"url": PUBLIC_ORIGIN}],
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_AUTHENTICATION": [],
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "POSTPROCESSING_HOOKS": ["contributors.api.schema.hooks.add_components"],
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
}

# --- Logs --------------------------------------------------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"request_id": {"()": "contributors.answers.identity.RequestIdFilter"}},
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s [%(request_id)s] %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["request_id"]}},
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
    "loggers": {"django": {"handlers": ["console"], "level": LOG_LEVEL, "propagate": False}},
}
