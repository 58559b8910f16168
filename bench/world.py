"""Riverside in a folder of its own, with the real server on it, and sessions for whoever asks pages."""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.server import Server, free_port, running


@dataclass
class World:
    """An address that nobody serves yet. Django is set up for it: once in a process."""

    folder: Path
    port: int

    @property
    def address(self) -> str:
        return f"http://localhost:{self.port}"

    def cookie_for(self, person_id: int) -> str:
        """A signed-in browser's Cookie header, with a token for forms."""
        from django.conf import settings
        from django.contrib.sessions.backends.cached_db import SessionStore

        from eachother.people import sessions
        from eachother.people.models import Person

        session = SessionStore()
        sessions.begin(session, Person.objects.get(pk=person_id))
        return f"{settings.SESSION_COOKIE_NAME}={session.session_key}; {settings.CSRF_COOKIE_NAME}={TOKEN}"

    @contextmanager
    def served(self) -> Iterator[Server]:
        from django.db import connections

        connections.close_all()
        with running([sys.executable, "-m", "eachother", "serve"], self.port, path="/alive") as server:
            yield server


TOKEN = "t" * 32


@contextmanager
def riverside() -> Iterator[World]:
    """An empty database with Riverside in it. Uses DATABASE_URL (an empty database) when there is one."""
    with tempfile.TemporaryDirectory(prefix="eachother-bench-") as folder:
        world = World(Path(folder), free_port())
        os.environ["EACHOTHER_DATA"] = str(world.folder)
        os.environ["EACHOTHER_ADDRESS"] = world.address
        os.environ["EACHOTHER_LISTEN"] = f"127.0.0.1:{world.port}"
        os.environ["DJANGO_SETTINGS_MODULE"] = "eachother.settings"

        import django

        django.setup()
        from eachother.commands.migrate import make_ready
        from eachother.demo.riverside import fill

        make_ready()
        fill()
        yield world
