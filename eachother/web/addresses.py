"""Addresses of pages, made cheaply: `reverse()` in a list costs more than the list."""

import re
from functools import cache

from django.urls import get_script_prefix, get_urlconf, reverse

REF = re.compile(r"[a-z2-7]{16}")
STAND_IN = "a234567z" * 2


def url(name: str, *args: object) -> str:
    """The address of the page called `name`; raises NoReverseMatch as `reverse` does."""
    if len(args) == 1 and isinstance(args[0], str) and REF.fullmatch(args[0]):
        return _pattern(name, get_urlconf(), get_script_prefix()).replace(STAND_IN, args[0])
    return reverse(name, args=args) if args else _plain(name, get_urlconf(), get_script_prefix())


@cache
def _pattern(name: str, _urlconf: str | None, _prefix: str) -> str:
    return reverse(name, args=[STAND_IN])


@cache
def _plain(name: str, _urlconf: str | None, _prefix: str) -> str:
    return reverse(name)
