"""There is one address. Keys are derived with it, so whoever comes by another name is sent to it."""

import logging
from time import monotonic

from eachother.front.asgi_types import Scope, Send, answer_plainly

LOG = logging.getLogger("eachother.front")
SAY_AGAIN_SECONDS = 300.0


class OneAddress:
    """Knows whether a request came by the address, and what to answer where it did not."""

    def __init__(self, origin: str, netloc: str) -> None:
        self._origin = origin
        self._netloc = netloc.encode("ascii")
        self._said = -SAY_AGAIN_SECONDS

    def is_asked(self, scope: Scope) -> bool:
        for name, value in scope["headers"]:
            if name == b"host":
                return bool(value == self._netloc or value.lower() == self._netloc)
        return False

    async def send_there(self, scope: Scope, send: Send) -> None:
        """307 keeps the path for reading; anything that would change something must be asked at the address itself."""
        if scope["method"] not in ("GET", "HEAD"):
            await answer_plainly(send, 421, f"This is not the address of this community. It is {self._origin}")
            return
        self._say_once()
        target = self._origin.encode() + scope.get("raw_path", b"/")
        if scope["query_string"]:
            target += b"?" + scope["query_string"]
        await answer_plainly(send, 307, f"It is at {self._origin}", (b"location", target))

    def _say_once(self) -> None:
        """A proxy that does not pass on the Host makes a browser go in circles; only the log can tell why."""
        if monotonic() - self._said > SAY_AGAIN_SECONDS:
            self._said = monotonic()
            LOG.warning(
                "Somebody came by another host name and was sent to %s. If pages never open, "
                "let your proxy pass on the Host header, or mend EACHOTHER_ADDRESS.",
                self._origin,
            )
