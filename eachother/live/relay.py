"""Nudges between processes, through Redis when `REDIS_URL` is set. Without it, or while it is away, nothing is sent.

Losing Redis loses no words: pages fetch what is true. When it comes back, every open page is told to look again.
"""

import atexit
import json
from collections.abc import Callable, Iterator
from queue import Empty, SimpleQueue
from secrets import token_hex
from threading import Event, Lock, Thread
from time import monotonic
from typing import TYPE_CHECKING, Any

from django.conf import settings

if TYPE_CHECKING:
    from redis import Redis

RETRY_SECONDS = 1.0
IDLE_SECONDS = 5.0
AT_ONCE = 500
LAST_WORDS_SECONDS = 1.0

Said = dict[str, Any]
Hear = Callable[[Said], object]


class Relay:
    """Says things to the other processes of this community from a thread of its own, so that no request waits for
    Redis. `community` keeps those apart who share one."""

    def __init__(self, community: str = settings.SHARED_AS) -> None:
        self._channel = f"{community}.live"
        self.me = token_hex(8)
        self._outbox: SimpleQueue[Said | None] = SimpleQueue()
        self._sender: Thread | None = None
        self._starting = Lock()
        self._stopped = Event()

    def say(self, **said: Any) -> None:
        """Tell the other processes, soon. From any thread."""
        if settings.ENV.redis_url:
            self._outbox.put({"from": self.me, **said})
            self._start_sending()

    def listen(self, hear: Hear, look_again: Callable[[], object]) -> None:
        """`hear(said)` for all that others say; `look_again()` after something may have been missed."""
        if settings.ENV.redis_url:
            self._stopped.clear()
            Thread(target=self._hear_on, args=(hear, look_again), name="relay-ear", daemon=True).start()

    def stop(self) -> None:
        self._stopped.set()
        self._last_words()

    def _start_sending(self) -> None:
        with self._starting:
            if self._sender is None or not self._sender.is_alive():
                self._sender = Thread(target=self._send_on, name="relay-mouth", daemon=True)
                self._sender.start()
                atexit.register(self._last_words)

    def _last_words(self) -> None:
        if self._sender is not None and self._sender.is_alive():
            self._outbox.put(None)
            self._sender.join(LAST_WORDS_SECONDS)

    def _send_on(self) -> None:
        from redis.exceptions import RedisError  # noqa: PLC0415 - loaded only where there is a Redis

        client, away_until, missed = _client(), 0.0, False
        for batch in self._batches():
            if monotonic() < away_until:
                missed = True
                continue
            try:
                pipe = client.pipeline(transaction=False)
                for said in [{"from": self.me, "missed": True}, *batch] if missed else batch:
                    pipe.publish(self._channel, json.dumps(said))
                pipe.execute()
                missed = False
            except RedisError:
                away_until, missed = monotonic() + RETRY_SECONDS, True

    def _batches(self) -> Iterator[list[Said]]:
        while (said := self._outbox.get()) is not None:
            batch = [said]
            try:
                while len(batch) < AT_ONCE and (said := self._outbox.get_nowait()) is not None:
                    batch.append(said)
            except Empty:
                pass
            yield batch
            if said is None:
                return

    def _hear_on(self, hear: Hear, look_again: Callable[[], object]) -> None:
        from redis.exceptions import RedisError  # noqa: PLC0415 - loaded only where there is a Redis

        client, lost = _client(), False
        while not self._stopped.is_set():
            try:
                with client.pubsub(ignore_subscribe_messages=True) as line:  # type: ignore[no-untyped-call]
                    line.subscribe(self._channel)
                    self.say(who=True)
                    if lost:
                        look_again()
                        lost = False
                    while not self._stopped.is_set():
                        message = line.get_message(timeout=IDLE_SECONDS)
                        if message and (said := json.loads(message["data"]))["from"] != self.me:
                            hear(said)
            except (RedisError, OSError):
                lost = True
                self._stopped.wait(RETRY_SECONDS)


def _client() -> "Redis":
    from redis import Redis  # noqa: PLC0415 - loaded only where there is a Redis

    return Redis.from_url(
        settings.ENV.redis_url or "", socket_connect_timeout=1, socket_timeout=2, health_check_interval=10
    )


relay = Relay()
