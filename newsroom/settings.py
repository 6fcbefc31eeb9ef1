"""Settings, read from the environment and typed as they are read.

Every value that an office may want to change is a variable of the environment (or a line in `.env` beside
`manage.py`); docs/operations.md lists them. All state lives below `VAR_DIR`.
"""

from pathlib import Path

import environ
from csp.constants import NONCE, NONE, SELF
from django.core.management.utils import get_random_secret_key
from django.utils.translation import gettext_lazy as _
from js_asset import static_lazy

BASE_DIR = Path(__file__).resolve().parent.parent

env = environ.Env()
env.read_env(BASE_DIR / ".env")

VAR_DIR = Path(env.path("VAR_DIR", default=str(BASE_DIR / "var")))
VAR_DIR.mkdir(parents=True, exist_ok=True)


def kept_secret_key() -> str:
    """The key of this installation: made once, kept readable by its owner alone."""
    path = VAR_DIR / "secret_key"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(get_random_secret_key())
    return path.read_text().strip()


DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env.str("SECRET_KEY", default="") or kept_secret_key()
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
# The address readers see, for feeds, sitemaps and QR codes, without a closing slash.
SITE_URL = env.str("SITE_URL", default="http://127.0.0.1:8000").rstrip("/")

INSTALLED_APPS = [
    "newsroom",
    "newsroom.search",
    "newsroom.press",
    "directory",
    "articles",
    "awards",
    "intake",
    "newsroom.apps.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.redirects",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.sites",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_prose_editor",
    "django_tasks",
    "django_tasks_db",
    "js_asset",
    "simple_history",
    "sorl.thumbnail",
    "taggit",
]

MIDDLEWARE = [
    "newsroom.press.middleware.PressMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "newsroom.characters.NoNulMiddleware",
    "newsroom.preferences.PreferencesMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "newsroom.signing_in.LastSeenMiddleware",
    "newsroom.signing_in.SecondStepMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "django.contrib.redirects.middleware.RedirectFallbackMiddleware",
]

ROOT_URLCONF = "newsroom.urls"
SITE_ID = 1

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "newsroom.context.site",
                "articles.context.navigation",
            ],
            "builtins": ["newsroom.templatetags.newsroom"],
        },
    }
]

# SQLite's defaults lost 46 writes in 6 seconds under two writers; these settings lost none.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
}
# Compiling a query takes longer than any of ours; disks of today read here and there as fast as in a row.
POSTGRESQL_OPTIONS = {"options": "-c jit=off -c random_page_cost=1.1"}
DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'newsroom.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = SQLITE_OPTIONS
    # On disk, because tests of two savers open two connections.
    DATABASES["default"]["TEST"] = {"NAME": VAR_DIR / "test.sqlite3"}
elif DATABASES["default"]["ENGINE"] == "django.db.backends.postgresql":
    DATABASES["default"]["OPTIONS"] = POSTGRESQL_OPTIONS | DATABASES["default"].get("OPTIONS", {})
# Seconds that a thread keeps its connection: opening one costs SQLite 3 ms, as much as the rest of a page.
DATABASES["default"].setdefault("CONN_MAX_AGE", env.int("CONN_MAX_AGE", default=60))
DATABASES["default"].setdefault("CONN_HEALTH_CHECKS", True)
# The dotted path of a backend of the search index; the database's own where it is empty.
SEARCH_BACKEND = env.str("SEARCH_BACKEND", default="")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "newsroom.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "admin:index"
ACCOUNT_ADAPTER = "newsroom.signing_in.Accounts"
ACCOUNT_FORMS = {"login": "newsroom.sign_in_form.SignInForm"}
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_SESSION_REMEMBER = False
# Attempts and requests before somebody has to wait; per address of the network, and per account where there is one.
ACCOUNT_RATE_LIMITS = {"login": "30/m/ip", "login_failed": "10/m/ip,5/5m/key", "reset_password": "20/m/ip,5/m/key"}
# How many proxies of the office stand before the application; the last of them knows who asks (X-Forwarded-For).
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXIES", default=0)
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
# Accounts are made by the administrator, who vouches for the addresses.
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "Newsroom"
# When and where a session was last seen is noted by newsroom.signing_in, not at every request.
USERSESSIONS_TRACK_ACTIVITY = False

LANGUAGE_CODE = env.str("LANGUAGE_CODE", default="zh-hans")
LANGUAGES = [("zh-hans", _("Simplified Chinese")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = env.str("TIME_ZONE", default="Asia/Shanghai")
USE_TZ = True
FORMAT_MODULE_PATH = ["newsroom.formats"]

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    # What was sent in, before anybody has confirmed it: never below the address of media.
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": VAR_DIR / "private"},
    },
    "staticfiles": {"BACKEND": "newsroom.assets.BundledStaticFilesStorage"},
}
WHITENOISE_MANIFEST_STRICT = False

vars().update(env.email("EMAIL_URL", default="consolemail://"))
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str("EMAIL_FROM", default="newsroom@localhost")

CACHES = {"default": env.cache("CACHE_URL", default="locmemcache://")}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

TAGGIT_CASE_INSENSITIVE = True
TAGGIT_STRIP_UNICODE_WHEN_SLUGIFYING = False
TAGGIT_TAGS_FROM_STRING = "newsroom.text.split_tags"

# What the editor of texts can do beside what its package brings; the allow-list is our own: articles/body.py.
DJANGO_PROSE_EDITOR_EXTENSIONS = [
    {"js": [static_lazy("desk/body-paste.js")], "extensions": {"Pasting": lambda config, allowed: None}},
    {
        "js": [static_lazy("desk/lists.js")],
        "extensions": dict.fromkeys(["NumberedList", "AnyItem"], lambda config, allowed: None),
    },
    {
        "js": [static_lazy("desk/missing-picture.js")],
        "extensions": {"MissingPictures": lambda config, allowed: None},
    },
    {"js": [static_lazy("desk/own-link.js")], "extensions": {"OwnLink": lambda config, allowed: None}},
    {"js": [static_lazy("desk/tidy.js")], "extensions": {"Tidy": lambda config, allowed: None}},
]

# Whether rendered pages are stored and given out again; where, and by which of several machines, which without a name
# is known by its folder (docs/operations.md).
PRESS = env.bool("PRESS", default=not DEBUG)
PRESS_DIR = Path(env.path("PRESS_DIR", default=str(VAR_DIR / "press")))
PRESS_NODE = env.str("PRESS_NODE", default="")
# How many of the pages most asked for are made again as soon as they are removed; 0 leaves them to their next readers.
PRESS_MAKE_AGAIN = env.int("PRESS_MAKE_AGAIN", default=20)
# A Redis over which several machines tell each other of changes; without it PostgreSQL does.
_REDIS = CACHES["default"]["LOCATION"] if CACHES["default"]["BACKEND"].endswith("RedisCache") else ""
PRESS_PURGE_URL = env.str("PRESS_PURGE_URL", default=_REDIS if isinstance(_REDIS, str) else _REDIS[0])
# For a cache in front that is told what to forget.
PRESS_SURROGATE_KEYS = env.bool("PRESS_SURROGATE_KEYS", default=False)

# A picture above this many pixels is refused before it is decoded; 100 million is twice a large camera.
PICTURE_MAX_PIXELS = env.int("PICTURE_MAX_PIXELS", default=100_000_000)
PICTURE_MAX_BYTES = env.int("PICTURE_MAX_BYTES", default=40 * 1024 * 1024)
REPORT_MAX_BYTES = env.int("REPORT_MAX_BYTES", default=50 * 1024 * 1024)
ATTACHMENT_MAX_BYTES = env.int("ATTACHMENT_MAX_BYTES", default=50 * 1024 * 1024)
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # a round with a hundred measures is one form
# Links are asked whether they answer only on the public network, unless an office links to its own.
LINK_CHECK_PRIVATE = env.bool("LINK_CHECK_PRIVATE", default=False)
THUMBNAIL_FORMAT = "WEBP"
THUMBNAIL_QUALITY = 80
THUMBNAIL_PREFIX = "thumbs/"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "media-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-src": [SELF],
        "frame-ancestors": [SELF],
        "object-src": [NONE],
    }
}
X_FRAME_OPTIONS = "SAMEORIGIN"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "newsroom.problems.csrf_failure"
# True behind TLS; the proxy must then set X-Forwarded-Proto itself.
HTTPS = env.bool("HTTPS", default=SITE_URL.startswith("https://"))
# Staff need a second step at sign-in (a code or a passkey): on wherever the site is served for real.
STAFF_SECOND_STEP = env.bool("STAFF_SECOND_STEP", default=HTTPS)
# Browsers allow passkeys without TLS on this machine alone.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
if HTTPS:
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^healthz$"]  # asked from inside, without TLS
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=31_536_000)
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="INFO")},
}
SIMPLE_HISTORY_REVERT_DISABLED = True
