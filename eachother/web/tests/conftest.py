"""The little site, for every test of the kit, also served; and a way to fill a template from a string."""

import threading
from collections.abc import Callable, Iterator
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from django.core.wsgi import get_wsgi_application
from django.template import engines
from pytest_django.fixtures import Settings

from eachother.web import places, shell
from eachother.web.tests import site


class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True
    request_queue_size = 64


class Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the parent's name
        """Nothing is logged."""


@pytest.fixture(autouse=True)
def _site(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.ROOT_URLCONF = "eachother.web.tests.site"
    settings.MIDDLEWARE = site.MIDDLEWARE
    settings.ALLOWED_HOSTS = ["*"]
    monkeypatch.setattr(places, "_places", {})
    monkeypatch.setattr(places, "_counts", [])
    monkeypatch.setattr(shell, "_sources", {"community": lambda request: shell.Unnamed("Riverside")})
    monkeypatch.setattr(shell, "_scripts", {})


@pytest.fixture
def fill() -> Iterator[Callable[..., str]]:
    """`fill(source, **context)`: the markup that a template makes."""

    def filled(source: str, **context: Any) -> str:
        return str(engines["jinja2"].env.from_string(source).render(context))  # type: ignore[attr-defined]

    yield filled


@pytest.fixture
def address() -> Iterator[str]:
    """The little site, served."""
    with make_server("127.0.0.1", 0, get_wsgi_application(), Server, Quiet) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
