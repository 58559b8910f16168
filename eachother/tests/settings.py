"""The settings under test: the real ones, on a data folder that nobody will miss."""

import os
import tempfile

os.environ.setdefault("EACHOTHER_DATA", tempfile.mkdtemp(prefix="eachother-tests-"))
os.environ.setdefault("EACHOTHER_ADDRESS", "http://localhost:8000")
# Playwright keeps an event loop in the thread of the tests; Django would refuse every query beside it.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

from eachother.settings import *  # noqa: F403

# A sign-in costs a second of hashing by design; a thousand test people need not pay it.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# Each worker clears its caches between tests, so they must be nobody else's.
_CACHE = "django.core.cache.backends.locmem.LocMemCache"
CACHES = {name: {"BACKEND": _CACHE, "LOCATION": name} for name in ("default", "sessions", "limits")}

# In a file, as in a real house: threads that write at the same moment cannot share a database in memory.
if DATABASES["default"]["ENGINE"] == SQLITE["ENGINE"]:  # noqa: F405
    DATABASES["default"]["TEST"] = {"NAME": DATA / "tests.sqlite3"}  # noqa: F405
