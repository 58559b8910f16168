"""How often something may be tried. A door that can be knocked on for ever is no door."""

import hmac
from datetime import timedelta
from hashlib import sha256
from math import ceil

from django.conf import settings
from django.core.cache import caches


def within(rate: str, who: object) -> bool:
    """Count that `who` does this once more, and say whether they may: whether it is within the rate of this name
    (`eachother/rates.py`, with what the host has set)."""
    times, per, _words = settings.RATES[rate]
    return allow(f"{rate}|{who}", times=times, per=per)


def allow(key: str, *, times: int, per: timedelta) -> bool:
    """Count one try of `key` and say whether it is among the first `times` within `per` of the first of them.

    The cache sees only an HMAC of the key: who tried what cannot be read from it.
    """
    seconds = ceil(per.total_seconds())
    name = hmac.new(settings.SECRET_KEY.encode(), f"limit|{key}|{seconds}".encode(), sha256).hexdigest()
    counts = caches["limits"]
    counts.add(name, 0, timeout=seconds)
    try:
        return int(counts.incr(name)) <= times
    except ValueError:  # over, or dropped from a full cache, in between
        counts.set(name, 1, timeout=seconds)
        return times >= 1
