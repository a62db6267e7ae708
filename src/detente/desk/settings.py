"""Django's settings for the desk: no database, no models, everything of the station through the house.

What belongs to one station (its secret, its folder, the names of its cookies) is set by `wsgi.application`, so that
every module of the desk can be imported without a house, by the type checker and by doctests.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from detente.kernel import DESK_LANGUAGES

_HERE = Path(__file__).parent
# Names under which a front with TLS is reached; none means that the desk answers on loopback alone.
_FRONT = os.environ.get("DETENTE_DESK_HOSTS", "").split()

DEBUG = False
SECRET_KEY = secrets.token_hex()
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", *_FRONT]
ROOT_URLCONF = "detente.desk.urls"
INSTALLED_APPS = ["django.contrib.staticfiles", "django.contrib.messages", "django_htmx", "csp", "detente.desk"]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "detente.desk.middleware.house_middleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "detente.desk.middleware.ErrorMiddleware",
    "detente.desk.access.SignInMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [_HERE / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "detente.desk.frame.frame",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "detente.desk.templatetags.desk_tags",
            ],
        },
    }
]
APPEND_SLASH = False

SESSION_ENGINE = "django.contrib.sessions.backends.file"
SESSION_SERIALIZER = "django.contrib.sessions.serializers.JSONSerializer"
SESSION_COOKIE_AGE = 12 * 3600  # one watch
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_SECURE = bool(_FRONT)
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_SECURE = bool(_FRONT)
CSRF_FAILURE_VIEW = "detente.desk.areas.errors.csrf_failure"
CSRF_TRUSTED_ORIGINS = [f"https://{name}" for name in _FRONT]
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
PREFERENCE_COOKIE = "detente_{name}"

SECURE_CONTENT_TYPE_NOSNIFF = True
# Nothing to anybody else; `no-referrer` would make browsers send `Origin: null` with our own forms (Fetch, § 3.2),
# and the check of a form's origin could not work.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}
# The public record is an app: it may have a manifest and a worker of its own.
PUBLIC_POLICY = {"worker-src": ["'self'"], "manifest-src": ["'self'"]}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_HANDLERS = ["detente.desk.uploads.BoundedUploadHandler"]

LANGUAGE_CODE = "en"
LANGUAGES = list(DESK_LANGUAGES)
LANGUAGE_COOKIE_SAMESITE = "Lax"
LOCALE_PATHS = [_HERE.parent / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.AppDirectoriesFinder"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False

# A path may carry a one-time token: the desk's own middleware logs routes instead (`middleware.ErrorMiddleware`).
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"null": {"class": "logging.NullHandler"}},
    "loggers": {"django": {"handlers": ["null"], "propagate": False, "level": "CRITICAL"}},
}
