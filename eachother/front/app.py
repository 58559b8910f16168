"""Who answers what."""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from eachother.front.address import OneAddress
from eachother.front.asgi_types import App, Receive, Scope, Send, answer_plainly
from eachother.front.assets import Assets

LOG = logging.getLogger("eachother.front")


@dataclass(frozen=True)
class Front:
    """The ASGI app of the whole server. `start` and `stop` are called in the loop, before and after all requests."""

    pages: App
    streams: App
    assets: Assets
    address: OneAddress
    start: Callable[[], None]
    stop: Callable[[], None]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif scope["type"] == "http":
            try:
                await self._answer(scope, receive, send)
            except Exception:
                LOG.exception("%s failed before or after its page.", scope["method"])
                raise

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope["path"]
        if path == "/alive":
            await answer_plainly(send, 200, "alive")
        elif not self.address.is_asked(scope):
            await self.address.send_there(scope, send)
        elif path == "/live":
            await self.streams(scope, receive, send)
        elif path.startswith(self.assets.folder):
            await self.assets(scope, receive, send)
        else:
            await self.pages(scope, receive, send)

    async def _live(self, receive: Receive, send: Send) -> None:
        """The lifespan protocol of ASGI."""
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                self.start()
                await send({"type": "lifespan.startup.complete"})
            elif message["type"] == "lifespan.shutdown":
                self.stop()
                return await send({"type": "lifespan.shutdown.complete"})
