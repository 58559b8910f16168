"""Tables in the Redis that the processes of a community share.

Each line is a key of its own that Redis itself lets go after `KEPT_SECONDS`, whether anybody looks or not. A Redis may
be one that writes itself to its disk: the words are sealed with a key that only this community's processes have, so
that no word is on a disk, in a dump or on the way.
"""

import hmac
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from hashlib import sha256
from typing import Any

from django.conf import settings
from nacl.exceptions import CryptoError
from nacl.secret import SecretBox

from eachother.table.seats import KEPT_SECONDS, LINES_AT_MOST, STILL_PAGE_SECONDS, Away, Line, Seat

KEPT = int(KEPT_SECONDS)
SEATS_KEPT = int(STILL_PAGE_SECONDS) * 2


class Shared:
    """`Tables` of all processes. Raises Away while Redis does not answer."""

    def __init__(self, url: str, community: str = settings.SHARED_AS) -> None:
        from redis import Redis  # noqa: PLC0415 - loaded only where there is a Redis

        from eachother.foundation.caches import PATIENCE  # noqa: PLC0415 - as above

        self._redis: Any = Redis.from_url(url, **PATIENCE)  # its types do not say that it answers in bytes
        self._ours = f"{community}.table"
        self._box = SecretBox(hmac.digest(settings.SECRET_KEY.encode(), b"table", sha256))

    def put(self, circle: str, line: Line) -> bool:
        order, name = self._order(circle), f"{line.person_id}.{line.once}"
        with self._asking():
            if not self._redis.set(self._line(circle, name), self._seal(asdict(line)), ex=KEPT, nx=True):
                return False
            pipe = self._redis.pipeline()
            pipe.zadd(order, {name: line.at})
            pipe.zrange(order, 0, -LINES_AT_MOST - 1)
            pipe.expire(order, KEPT)
            too_many = pipe.execute()[1]
            self._drop(circle, too_many)
        return True

    def lines(self, circle: str, now: float) -> list[Line]:
        with self._asking():
            names = self._redis.zrangebyscore(self._order(circle), now - KEPT_SECONDS, "+inf")
            sealed = self._redis.mget([self._line(circle, name.decode()) for name in names]) if names else []
        opened = (self._open(one) for one in sealed if one)
        return [Line(**one) for one in opened if one]

    def take_back(self, circle: str, person_id: int, once: str | None = None) -> None:
        with self._asking():
            names = self._redis.zrange(self._order(circle), 0, -1)
            gone = {f"{person_id}.{once}".encode()} if once else set()
            theirs = f"{person_id}.".encode()
            self._drop(circle, [name for name in names if (name in gone if once else name.startswith(theirs))])

    def sit(self, circle: str, person_id: int, seat: Seat) -> None:
        with self._asking():
            pipe = self._redis.pipeline()
            pipe.hset(self._seats(circle), str(person_id), json.dumps(asdict(seat)))
            pipe.expire(self._seats(circle), SEATS_KEPT)
            pipe.sadd(self._where(person_id), circle)
            pipe.expire(self._where(person_id), SEATS_KEPT)
            pipe.execute()

    def seats(self, circle: str, now: float) -> dict[int, Seat]:
        with self._asking():
            rows = self._redis.hgetall(self._seats(circle))
        all_of_them = ((int(person), Seat(**json.loads(seat))) for person, seat in rows.items())
        return dict(sorted((one for one in all_of_them if one[1].until > now), key=lambda one: one[1].since))

    def get_up(self, circle: str, person_id: int) -> bool:
        with self._asking():
            self._redis.srem(self._where(person_id), circle)
            return bool(self._redis.hdel(self._seats(circle), str(person_id)))

    def where(self, person_id: int) -> set[str]:
        with self._asking():
            return {circle.decode() for circle in self._redis.smembers(self._where(person_id))}

    def forget(self, person_id: int) -> None:
        for circle in self.where(person_id):
            self.get_up(circle, person_id)
        with self._asking():
            orders = list(self._redis.scan_iter(f"{self._ours}:order:*"))
        for order in orders:
            self.take_back(order.decode().rpartition(":")[2], person_id)

    def sweep(self, now: float) -> None:
        """Redis lets go of lines by itself; of seats nobody asks again."""

    def _drop(self, circle: str, names: list[bytes]) -> None:
        if names:
            self._redis.zrem(self._order(circle), *names)
            self._redis.delete(*(self._line(circle, name.decode()) for name in names))

    def _seal(self, what: dict[str, Any]) -> bytes:
        return bytes(self._box.encrypt(json.dumps(what).encode()))

    def _open(self, sealed: bytes) -> dict[str, Any] | None:
        """None for what was sealed with a key that is no longer ours."""
        try:
            return dict(json.loads(self._box.decrypt(sealed)))
        except CryptoError:
            return None

    def _line(self, circle: str, name: str) -> str:
        return f"{self._ours}:line:{circle}:{name}"

    def _order(self, circle: str) -> str:
        return f"{self._ours}:order:{circle}"

    def _seats(self, circle: str) -> str:
        return f"{self._ours}:seats:{circle}"

    def _where(self, person_id: int) -> str:
        return f"{self._ours}:where:{person_id}"

    @contextmanager
    def _asking(self) -> Iterator[None]:
        from redis.exceptions import RedisError  # noqa: PLC0415 - loaded only where there is a Redis

        try:
            yield
        except RedisError:
            raise Away from None
