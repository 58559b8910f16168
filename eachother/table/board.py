"""Which tables there are: those of the Redis that processes share, else this process's own.

Where several processes serve a community without Redis, each has tables of its own; they do not hear one another's
nudges either (`REDIS_URL` in docs/hosting.md).
"""

from functools import cache

from django.conf import settings

from eachother.table.memory import Memory
from eachother.table.seats import Tables
from eachother.table.shared import Shared


@cache
def tables() -> Tables:
    return Shared(settings.ENV.redis_url) if settings.ENV.redis_url else Memory()
