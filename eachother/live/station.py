"""Starts and stops what is live in a serving process: the hub, and the relay to the other processes."""

import logging
from concurrent.futures import ThreadPoolExecutor

from django.db import close_old_connections
from django.dispatch import Signal

from eachother.live import announcements
from eachother.live.hub import EVERYTHING, hub
from eachother.live.presence import elsewhere, here_in_this_process
from eachother.live.relay import Said, relay

LOG = logging.getLogger("eachother.live")
_announcer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="presence")  # the loop waits for no database


def start() -> None:
    """In the event loop, before the first stream."""
    hub.start(came_or_went=_say_it, beat=_say_who_is_here, gone=_say_who_has_gone)
    relay.listen(_hear, _look_again)


def stop() -> None:
    """End all streams, so that the server can go."""
    hub.stop()
    relay.stop()


def _say_it(person_id: int, here: bool) -> None:
    if here:
        relay.say(came=person_id)
    else:
        relay.say(went=person_id)
    if person_id not in elsewhere:
        _announcer.submit(_announce, announcements.came_or_went, person_id)


def _say_who_has_gone(person_id: int) -> None:
    """Unless they have a page open in another process."""
    if person_id not in elsewhere:
        _announcer.submit(_announce, announcements.gone, person_id)


def _announce(news: Signal, person_id: int) -> None:
    close_old_connections()
    try:
        news.send(sender=None, person_id=person_id)
    except Exception:
        LOG.exception("What was to be done when somebody came or went failed.")
    finally:
        close_old_connections()


def _say_who_is_here() -> None:
    relay.say(here=here_in_this_process())


def _look_again() -> None:
    elsewhere.forget()
    hub.tell(None, [EVERYTHING])


def _hear(said: Said) -> None:
    match said:
        case {"tell": people, "topics": topics}:
            hub.tell(frozenset(people), topics)
        case {"whisper": people, "topics": topics}:
            hub.whisper(people, topics)
        case {"end": person_id}:
            hub.end(person_id)
        case {"came": person_id}:
            elsewhere.came(said["from"], person_id)
        case {"went": person_id}:
            elsewhere.went(said["from"], person_id)
        case {"here": people}:
            elsewhere.told(said["from"], people)
        case {"who": _}:
            _say_who_is_here()
        case {"missed": _}:
            hub.tell(None, [EVERYTHING])
