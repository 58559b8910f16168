"""Django's settings, made from `env.py`; a host never edits this file."""

import os
from hashlib import sha256
from pathlib import Path
from typing import Any

import dj_database_url

from eachother import env
from eachother.foundation import logs
from eachother.foundation.secret_key import secret_key

ENV = env.read(os.environ)
ADDRESS = str(ENV.address)
RATES = dict(ENV.rates)  # how often one person may do what could flood others (rates.py)
DATA = ENV.data

ROOMS = [
    "foundation",
    "search",
    "web",
    "vault",
    "live",
    "record",
    "community",
    "people",
    "notices",
    "files",
    "finding",
    "connections",
    "knocks",
    "vocabulary",
    "journal",
    "circles",
    "decisions",
    "turns",
    "talk",
    "table",
    "exchange",
    "gatherings",
    "stories",
    "practice",
    "standards",
    "home",
    "demo",
]
INSTALLED_APPS = ["django.contrib.sessions", *(f"eachother.{room}" for room in ROOMS), "eachother.apps.House"]
# Only what is needed: Django's CommonMiddleware would add nothing here. The front (`eachother/front`) gives lengths,
# compresses, and sends other host names to the address.
MIDDLEWARE = [
    "eachother.web.language.Language",
    "eachother.web.csp.ContentSecurityPolicy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "eachother.people.middleware.PersonMiddleware",
    "eachother.web.errors.PlainWords",
]
ROOT_URLCONF = "eachother.urls"
TEMPLATES: list[dict[str, Any]] = [
    {
        "NAME": "jinja2",
        "BACKEND": "eachother.web.jinja.Templates",
        "APP_DIRS": False,
        "DIRS": [Path(__file__).parent / room / "templates" for room in ROOMS],
        "OPTIONS": {
            "environment": "eachother.web.jinja.environment",
            "context_processors": ["eachother.web.shell.shell"],
        },
    }
]
STATIC_URL = "/static/"

DEBUG = False
SECRET_KEY = ENV.secret_key or secret_key(DATA)
ALLOWED_HOSTS = [ENV.address.host]
LOGGING = logs.settings(ENV.log)
APPEND_SLASH = False
# A form or a page's words. The front takes in nothing longer: whoever is outside could fill the disk with it.
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024


# Sealed files, chunk by chunk; the pictures of circles; what is seen and heard in stories. `save` over what is there
# already must be as good as the first time.
def _store(folder: str, prefix: str = "") -> dict[str, Any]:
    if ENV.store:
        return ENV.store.options(prefix)
    options = {
        "location": DATA / folder,
        "allow_overwrite": True,
        "file_permissions_mode": 0o600,
        "directory_permissions_mode": 0o700,
    }
    return {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": options}


STORAGES: dict[str, Any] = {
    "sealed": _store("files"),
    "pictures": _store("pictures", "pictures"),
    "stories": _store("stories", "stories"),
}

SQLITE: dict[str, Any] = {
    "ENGINE": "eachother.foundation.sqlite",
    "NAME": DATA / "eachother.sqlite3",
    "CONN_MAX_AGE": None,
    "OPTIONS": {"timeout": 20, "transaction_mode": "IMMEDIATE"},
}
DATABASES: dict[str, Any] = {
    "default": dj_database_url.parse(ENV.database_url, conn_max_age=None, conn_health_checks=True)
    if ENV.database_url
    else SQLITE
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"


# Several communities may share one Redis; what begins like this is this one's alone.
SHARED_AS = f"eachother.{sha256(f'shared|{SECRET_KEY}'.encode()).hexdigest()[:16]}"


def _cache(name: str, entries: int) -> dict[str, Any]:
    if ENV.redis_url:
        backend = f"eachother.foundation.caches.{'Brief' if name == 'sessions' else ''}SharedCache"
        return {"BACKEND": backend, "LOCATION": ENV.redis_url, "KEY_PREFIX": f"{SHARED_AS}.{name}"}
    backend = "django.core.cache.backends.locmem.LocMemCache"
    return {"BACKEND": backend, "LOCATION": name, "OPTIONS": {"MAX_ENTRIES": entries}}


CACHES = {
    "default": _cache("default", 10_000),
    "sessions": _cache("sessions", 10_000),
    "limits": _cache("limits", 50_000),
}

SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"
SESSION_CACHE_ALIAS = "sessions"
SESSION_COOKIE_AGE = 30 * 24 * 3600
# Cookies do not keep ports apart, so that two communities on one machine would sign each other out.
_ours = ("__Host-" if ENV.address.is_https else "") + "eachother" + (f"-{ENV.address.port}" if ENV.address.port else "")
SESSION_COOKIE_NAME = _ours
CSRF_COOKIE_NAME = f"{_ours}-forms"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENV.address.is_https
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_AGE = SESSION_COOKIE_AGE
CSRF_FAILURE_VIEW = "eachother.web.views.been_away"

USE_TZ = True
TIME_ZONE = ENV.time_zone
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English")]
