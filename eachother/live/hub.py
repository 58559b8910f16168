"""All open streams of this process.

The publisher steps each stream's `send` once: it writes into the connection's buffer and is done. A stream whose
browser does not read would make everybody wait, so it is ended; the browser opens another one when it can.
What this costs for thousands of streams is in `docs/performance.md`.
"""

import asyncio
import random
from collections import deque
from collections.abc import Callable, Collection, Coroutine, Iterable, Iterator, MutableMapping
from contextlib import suppress
from time import monotonic
from typing import Any

Message = MutableMapping[str, Any]
Send = Callable[[Message], Coroutine[Any, Any, None]]

AT_ONCE = 64  # streams stepped before others get the loop, so that who sent gets an answer without waiting
STREAMS_EACH = 8
BEAT_SECONDS = 25.0
REMEMBERED_SECONDS = 60.0
LINGER_SECONDS = 8.0  # between two pages a person has no stream for a moment, and is still here
GONE_SECONDS = 30.0  # after so long without a stream the last page has been closed, and was not only loaded anew
LONGEST_SECONDS = 3600.0  # then the browser comes again, and is asked again who it is
BEAT = b":\n\n"
EVERYTHING = "*"


class Stream:
    """One open connection of one person."""

    __slots__ = ("_send", "_task", "ended", "person_id", "until")

    def __init__(self, person_id: int, send: Send) -> None:
        self.person_id = person_id
        self.ended = False
        self.until = monotonic() + LONGEST_SECONDS * random.uniform(0.8, 1.2)  # noqa: S311 - spreads, hides nothing
        self._send = send
        self._task = asyncio.current_task()

    def offer(self, payload: bytes, *, more: bool = True) -> None:
        """Write without waiting; end the stream when that cannot be."""
        step = self._send({"type": "http.response.body", "body": payload, "more_body": more})
        with suppress(StopIteration):
            step.send(None)
            step.close()
            self.end()

    def end(self) -> None:
        if not self.ended and self._task:
            self.ended = True
            self._task.cancel()


class Hub:
    """Who has streams open, and how they are told. `tell` and `end` work from any thread, the rest in the loop."""

    def __init__(self) -> None:
        self.streams: dict[int, list[Stream]] = {}
        self.lingering: dict[int, float] = {}
        self._recent: deque[tuple[float, Collection[int] | None, tuple[str, ...]]] = deque()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._came_or_went: Callable[[int, bool], object] = lambda person_id, here: None
        self._with_each_beat: Callable[[], object] = lambda: None
        self._has_gone: Callable[[int], object] = lambda person_id: None

    def start(
        self,
        came_or_went: Callable[[int, bool], object],
        beat: Callable[[], object],
        gone: Callable[[int], object] = lambda person_id: None,
    ) -> None:
        """Belong to the running loop from now on; say who comes and goes, when the heart beats, and who has had no
        stream here for `GONE_SECONDS`."""
        self._loop = asyncio.get_running_loop()
        self._came_or_went, self._with_each_beat, self._has_gone = came_or_went, beat, gone
        self._loop.call_later(BEAT_SECONDS, self._beat)

    def stop(self) -> None:
        """End every stream: the server is going."""
        self._loop = None
        for stream in list(self._all()):
            stream.end()

    def tell(self, people: Collection[int] | None, topics: Iterable[str]) -> None:
        """Tell these people's streams (None: everybody's) that topics changed."""
        self._soon(self._deliver, people, tuple(topics))

    def whisper(self, people: Collection[int], topics: Iterable[str]) -> None:
        """Tell these people's streams of what is over in a moment: whoever misses it is not told afterwards."""
        self._soon(self._pass_on, people, tuple(topics))

    def end(self, person_id: int) -> None:
        """End all streams of this person, who then is not here any more."""
        self._soon(self._end, person_id)

    def open(self, stream: Stream, missed_seconds: float = 0.0) -> bytes:
        """Take the stream in. Returns what changed for this person in the last `missed_seconds`, ready to be sent."""
        streams = self.streams.setdefault(stream.person_id, [])
        if not streams and self.lingering.pop(stream.person_id, None) is None:
            self._came_or_went(stream.person_id, True)
        streams.append(stream)
        if len(streams) > STREAMS_EACH:
            streams[0].end()
        return _as_events(self._missed(stream.person_id, missed_seconds))

    def close(self, stream: Stream) -> None:
        streams = self.streams.get(stream.person_id, [])
        if stream in streams:
            streams.remove(stream)
        if not streams and self.streams.pop(stream.person_id, None) is not None and self._loop:
            self.lingering[stream.person_id] = monotonic() + LINGER_SECONDS
            self._loop.call_later(LINGER_SECONDS + 0.1, self._gone, stream.person_id)
            self._closed_last(stream.person_id)

    def _soon(self, work: Callable[..., object], *args: object) -> None:
        if self._loop is not None:
            with suppress(RuntimeError):  # the loop has closed in this moment
                self._loop.call_soon_threadsafe(work, *args)

    def _deliver(self, people: Collection[int] | None, topics: tuple[str, ...]) -> None:
        self._recent.append((monotonic(), people, topics))
        whose = self._all() if people is None else self._of(people)
        self._offer(list(whose), _as_events(topics))

    def _pass_on(self, people: Collection[int], topics: tuple[str, ...]) -> None:
        self._offer(list(self._of(people)), _as_events(topics, "passing"))

    def _offer(self, streams: list[Stream], payload: bytes, start: int = 0) -> None:
        for stream in streams[start : start + AT_ONCE]:
            stream.offer(payload)
        if start + AT_ONCE < len(streams) and self._loop:
            self._loop.call_soon(self._offer, streams, payload, start + AT_ONCE)

    def _end(self, person_id: int) -> None:
        for stream in self.streams.pop(person_id, []):
            stream.end()
        self.lingering.pop(person_id, None)
        self._came_or_went(person_id, False)
        self._closed_last(person_id)

    def _closed_last(self, person_id: int) -> None:
        if self._loop:
            self._loop.call_later(GONE_SECONDS, self._look_whether_gone, person_id)

    def _look_whether_gone(self, person_id: int) -> None:
        """A page that was opened and closed meanwhile has a look of its own, later than this one."""
        if person_id not in self.streams and self._loop:
            self._has_gone(person_id)

    def _gone(self, person_id: int) -> None:
        until = self.lingering.get(person_id)
        if until is not None and until < monotonic():
            del self.lingering[person_id]
            self._came_or_went(person_id, False)

    def _missed(self, person_id: int, seconds: float) -> set[str]:
        since = monotonic() - min(seconds, REMEMBERED_SECONDS)
        recent = (entry for entry in self._recent if entry[0] >= since)
        return {topic for _, people, topics in recent if people is None or person_id in people for topic in topics}

    def _beat(self) -> None:
        if self._loop is None:
            return
        now = monotonic()
        while self._recent and self._recent[0][0] < now - REMEMBERED_SECONDS:
            self._recent.popleft()
        for stream in [stream for stream in self._all() if stream.until < now]:
            stream.end()
        self._offer(list(self._all()), BEAT)
        self._with_each_beat()
        self._loop.call_later(BEAT_SECONDS, self._beat)

    def _of(self, people: Iterable[int]) -> Iterator[Stream]:
        return (stream for person_id in people for stream in self.streams.get(person_id, ()))

    def _all(self) -> Iterator[Stream]:
        return (stream for streams in self.streams.values() for stream in streams)


def _as_events(topics: Iterable[str], event: str = "changed") -> bytes:
    return "".join(f"event: {event}\ndata: {topic}\n\n" for topic in topics).encode()


hub = Hub()
