"""How often something may be tried. A door that can be knocked on for ever is no door."""

import hmac
import time
from datetime import timedelta
from hashlib import sha256
from math import ceil

from django.conf import settings
from django.core.cache import caches


def allow(key: str, *, times: int, per: timedelta) -> bool:
    """Count one try of `key` and say whether it is among the first `times` in this window of `per`.

    Windows are fixed, so that at the turn of one, up to twice as many can pass. The cache sees only an HMAC of the key:
    who tried what cannot be read from it.
    """
    seconds = per.total_seconds()
    window = int(time.time() // seconds)
    name = hmac.new(settings.SECRET_KEY.encode(), f"limit|{key}|{seconds}|{window}".encode(), sha256).hexdigest()
    counts = caches["limits"]
    counts.add(name, 0, timeout=ceil(seconds) + 1)
    try:
        return int(counts.incr(name)) <= times
    except ValueError:  # dropped from a full cache in between
        counts.set(name, 1, timeout=ceil(seconds) + 1)
        return times >= 1
