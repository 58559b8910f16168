"""The front on a real uvicorn in a thread, in front of a few views of its own."""

import asyncio
import hashlib
import io
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from threading import Event, Thread
from typing import Any

import uvicorn
from django.core.handlers.wsgi import WSGIHandler
from django.http import FileResponse, HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.urls import path

from eachother.front.address import OneAddress
from eachother.front.app import Front
from eachother.front.asgi_types import Scope
from eachother.front.assets import Assets
from eachother.front.bridge import Bridge
from eachother.front.threads import Threads
from eachother.live.hub import Hub
from eachother.live.streams import Streams

BODY_LIMIT = 1024 * 1024
BIG = bytes(range(256)) * 4 * 1024 * 8
WORDS = "Sometimes the ground is the safest place to sit. " * 60
dribbled = Event()


def page(request: HttpRequest) -> HttpResponse:
    response = HttpResponse(WORDS)
    response.set_cookie("a", "1")
    response.set_cookie("b", "2")
    return response


def listening(request: HttpRequest) -> HttpResponse:
    """A page with the script of the streams, which keeps what it hears."""
    return HttpResponse('<!DOCTYPE html><html><body><script type="module" src="/static/r1/live/live.js"></script>')


def small(request: HttpRequest) -> HttpResponse:
    return HttpResponse("Short.")


def echo(request: HttpRequest) -> HttpResponse:
    body = request.read()
    told = {"length": len(body), "sha256": hashlib.sha256(body).hexdigest(), "query": request.META["QUERY_STRING"]}
    return JsonResponse(
        {**told, "secure": request.is_secure(), "path": request.path, "who": request.META["REMOTE_ADDR"]}
    )


def big(request: HttpRequest) -> FileResponse:
    return FileResponse(io.BytesIO(BIG), content_type="application/octet-stream", filename="big")


def dribble(request: HttpRequest) -> StreamingHttpResponse:
    def pieces() -> Iterator[bytes]:
        try:
            for _ in range(10_000):
                yield b"x" * 65536
        finally:
            dribbled.set()

    return StreamingHttpResponse(pieces())


def broken(request: HttpRequest) -> HttpResponse:
    raise KeyError("Wren")


urlpatterns = [
    path("page", page),
    path("listening", listening),
    path("small", small),
    path("echo", echo),
    path("caf\u00e9", echo),
    path("big", big),
    path("dribble", dribble),
    path("broken", broken),
]


class Running:
    """A front that serves. `hub` holds its streams; people sign in by sending their id as the cookie `person`."""

    def __init__(self, folder: Path, files: dict[str, Path], scheme: str = "http") -> None:
        self.hub = Hub()
        self.socket = socket.socket()
        self.socket.bind(("127.0.0.1", 0))
        self.port = int(self.socket.getsockname()[1])
        self.netloc = f"localhost:{self.port}"
        self.assets = Assets(folder="/static/", release="r1", files=files, kept=folder / "static", headers=[])
        threads = Threads(4)
        self.front = Front(
            pages=Bridge(WSGIHandler(), threads, scheme, BODY_LIMIT, []),
            streams=Streams(self.hub, _person_of, f"http://{self.netloc}"),
            assets=self.assets,
            address=OneAddress(f"http://{self.netloc}", self.netloc),
            start=lambda: self.hub.start(lambda person_id, here: None, lambda: None),
            stop=threads.stop,
        )
        config = uvicorn.Config(self.front, http="httptools", ws="none", lifespan="on", log_config=None)
        self.server = uvicorn.Server(config)
        self.thread = Thread(target=self.server.run, kwargs={"sockets": [self.socket]})

    def ask(
        self, method: str, target: str, body: Any = None, timeout: float = 10, **headers: str
    ) -> tuple[HTTPResponse, bytes]:
        """One request, by the right name. Header names are written with underscores."""
        line = HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        given = {"Host": self.netloc, **{name.replace("_", "-"): value for name, value in headers.items()}}
        line.request(method, target, body, given, encode_chunked=hasattr(body, "__next__"))
        answer = line.getresponse()
        text = answer.read()
        line.close()
        return answer, text

    def in_loop(self, work: Callable[[], Any]) -> None:
        done = Event()
        loop = self.hub._loop
        assert isinstance(loop, asyncio.AbstractEventLoop)
        loop.call_soon_threadsafe(work)
        loop.call_soon_threadsafe(done.set)
        assert done.wait(5)


async def _person_of(scope: Scope) -> int | None:
    cookie = dict(scope["headers"]).get(b"cookie", b"")
    return int(cookie.removeprefix(b"person=")) if cookie.startswith(b"person=") else None


@contextmanager
def running(folder: Path, files: dict[str, Path] | None = None, scheme: str = "http") -> Iterator[Running]:
    house = Running(folder, files or {}, scheme)
    house.thread.start()
    try:
        while not house.server.started:
            assert house.thread.is_alive()
            Event().wait(0.01)
        yield house
    finally:
        if house.thread.is_alive():
            house.in_loop(house.hub.stop)
        house.server.should_exit = True
        house.thread.join(10)
