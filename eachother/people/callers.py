"""Counting tries by where they come from, without keeping where that is."""

import hmac
import secrets
from datetime import date, timedelta
from functools import lru_cache
from hashlib import sha256
from ipaddress import IPv6Address, ip_address

from django.http import HttpRequest
from django.utils import timezone

from eachother.foundation.limits import allow
from eachother.people.problems import Problem

QUARTER = timedelta(minutes=15)


class TooOften(Problem):
    """Tried too often; nothing was looked at."""

    status = 429


def caller(request: HttpRequest) -> str:
    """A name for the network address of today, by a key that only this process's memory has and forgets at midnight."""
    place = _place_of(str(request.META.get("REMOTE_ADDR", "")))
    return hmac.new(_key_of(timezone.now().date()), place.encode(), sha256).hexdigest()


def _place_of(address: str) -> str:
    """One household's line: an IPv4 address, or the 64 bits before those that each device chooses for itself."""
    try:
        ip = ip_address(address)
    except ValueError:
        return address
    if isinstance(ip, IPv6Address):
        return str(ip.ipv4_mapped) if ip.ipv4_mapped else f"{int(ip) >> 64:x}"
    return str(ip)


@lru_cache(maxsize=1)
def _key_of(_day: date) -> bytes:
    return secrets.token_bytes(32)


def count_try(request: HttpRequest, what: str, login: str = "") -> None:
    """Count one try of `what`. Raises TooOften 'too-often'.

    For one name: ten from one place in a quarter of an hour, and a hundred from everywhere, so that somebody who
    guesses from elsewhere does not easily keep the person themselves out. From one place: sixty, because many people
    can live behind one address. What is over for one place no longer counts for the name.
    """
    where = caller(request)
    limits = [(f"{what}|{where}", 60)]
    if login:
        limits += [(f"{what}|{where}|{login}", 10), (f"{what}|{login}", 100)]
    if not all(allow(key, times=times, per=QUARTER) for key, times in limits):
        raise TooOften("too-often")


def count_stranger(request: HttpRequest, what: str, *, from_one: int, in_all: int, per: timedelta) -> None:
    """Count one more of `what` that somebody from outside may do without being let in by anybody.

    Raises TooOften 'too-often' for one place, 'crowded' when it is too many from everywhere. What is over for one place
    no longer counts for all.
    """
    if not allow(f"{what}|{caller(request)}", times=from_one, per=per):
        raise TooOften("too-often")
    if not allow(f"{what}|everywhere", times=in_all, per=per):
        raise TooOften("crowded")
