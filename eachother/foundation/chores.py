"""Small jobs that come round again: what should fade fades, what has expired goes.

A room registers its chores in `jobs.py`, imported by its AppConfig when the rooms are ready. `eachother serve` does
them in a thread of its own; `eachother work` does them in a process of its own. A chore may run in two places at once
and must not mind.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from threading import Event
from time import monotonic

from django.core.cache import cache
from django.db import close_old_connections

LOG = logging.getLogger("eachother.chores")
ROUND_SECONDS = 15.0

Job = Callable[[], object]


@dataclass(frozen=True)
class Chore:
    """A job and how often it comes round."""

    name: str
    job: Job
    every: timedelta
    in_each_process: bool = False


_chores: dict[str, Chore] = {}
_next_here: dict[str, float] = {}


def chore(*, every: timedelta, in_each_process: bool = False) -> Callable[[Job], Job]:
    """Do this function once in each `every`, from the start of the server on; by whichever process comes first, or
    `in_each_process` when each has something of its own to do."""

    def register(job: Job) -> Job:
        name = f"{job.__module__}.{job.__qualname__}"
        _chores[name] = Chore(name, job, every, in_each_process)
        return job

    return register


def keep_up(stop: Event) -> None:
    """Do what is due, again and again, until `stop` is set."""
    while not stop.wait(ROUND_SECONDS):
        do_due()


def do_due() -> None:
    """Do every chore whose turn it is; one that fails is written down and does not keep the others waiting."""
    for each in list(_chores.values()):
        if _is_due_here(each) if each.in_each_process else _is_due(each):
            _do(each)


def _is_due(each: Chore) -> bool:
    """Whether it is for this process to do it now; no other one does it then."""
    return cache.add(f"chore|{each.name}", True, timeout=max(1, int(each.every.total_seconds())))


def _is_due_here(each: Chore) -> bool:
    now = monotonic()
    if now < _next_here.get(each.name, now):
        return False
    _next_here[each.name] = now + each.every.total_seconds()
    return True


def _do(each: Chore) -> None:
    close_old_connections()
    try:
        each.job()
    except Exception:
        LOG.exception("The chore %s failed; it comes round again.", each.name)
    finally:
        close_old_connections()
