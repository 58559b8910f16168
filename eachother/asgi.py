"""Puts the front together with what it needs of the rooms. `eachother serve` runs `application`."""

import os

import django
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.http import parse_cookie

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "eachother.settings")
django.setup(set_prefix=False)

from eachother.front.address import OneAddress  # noqa: E402
from eachother.front.app import Front  # noqa: E402
from eachother.front.asgi_types import Header, Scope  # noqa: E402
from eachother.front.assets import Assets  # noqa: E402
from eachother.front.bridge import Bridge  # noqa: E402
from eachother.front.threads import Threads  # noqa: E402
from eachother.live import station  # noqa: E402
from eachother.live.hub import hub  # noqa: E402
from eachother.live.streams import Streams  # noqa: E402
from eachother.people.sessions import person_id_of  # noqa: E402
from eachother.web.release import release_hash, static_files  # noqa: E402

A_YEAR = 365 * 24 * 3600


def make_front() -> Front:
    env = settings.ENV
    everywhere: list[Header] = []
    if env.address.is_https:
        everywhere.append((b"strict-transport-security", b"max-age=%d" % A_YEAR))
    # Another database server answers while this process goes on; SQLite answers within it.
    threads = Threads(env.threads, eager=1 if connection.vendor == "sqlite" else None)

    async def person_of(scope: Scope) -> int | None:
        key = _session_key(scope)
        return await threads.run(person_id_of, key) if key else None

    assets = Assets(
        folder=settings.STATIC_URL,
        release=release_hash(),
        files=static_files(),
        kept=settings.DATA / "static",
        headers=everywhere,
    )

    def start() -> None:
        station.start()
        assets.improve()

    def stop() -> None:
        station.stop()
        assets.stop()
        threads.stop()

    return Front(
        pages=Bridge(WSGIHandler(), threads, env.address.scheme, settings.DATA_UPLOAD_MAX_MEMORY_SIZE, everywhere),
        streams=Streams(hub, person_of, settings.ADDRESS),
        assets=assets,
        address=OneAddress(settings.ADDRESS, env.address.netloc),
        start=start,
        stop=stop,
    )


def _session_key(scope: Scope) -> str | None:
    cookies = b"; ".join(value for name, value in scope["headers"] if name == b"cookie")
    return parse_cookie(cookies.decode("latin-1")).get(settings.SESSION_COOKIE_NAME)


application = make_front()
