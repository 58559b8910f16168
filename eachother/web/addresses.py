"""Addresses of pages, made cheaply: `reverse()` in a list costs more than the list."""

import re
from functools import cache

from django.urls import reverse

REF = re.compile(r"[a-z2-7]{16}")
STAND_IN = "a234567z" * 2


def url(name: str, *args: object) -> str:
    """The address of the page called `name`; raises NoReverseMatch as `reverse` does."""
    if len(args) == 1 and isinstance(args[0], str) and REF.fullmatch(args[0]):
        return _pattern(name).replace(STAND_IN, args[0])
    return reverse(name, args=args) if args else _plain(name)


@cache
def _pattern(name: str) -> str:
    return reverse(name, args=[STAND_IN])


@cache
def _plain(name: str) -> str:
    return reverse(name)
