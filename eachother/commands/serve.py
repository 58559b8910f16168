"""Serves the community until it is stopped."""

import argparse
import errno
import gc
import resource
import socket
from contextlib import suppress
from threading import Event, Thread

import uvicorn
from django.conf import settings
from django.db import connections

from eachother.commands.migrate import make_ready
from eachother.commands.plainly import PlainError, say
from eachother.foundation.chores import keep_up
from eachother.live.station import stop as end_streams
from eachother.people.actions.invitations import founding_invitation
from eachother.record.starts import note

BACKLOG = 4096
GOODBYE_SECONDS = 2
KEEP_ALIVE_SECONDS = 125  # longer than proxies keep a line they may use again


def run(args: argparse.Namespace) -> int:
    listener = listen()
    make_ready()
    note(settings.ENV, settings.SECRET_KEY, settings.DATA)
    invite_the_founder()
    connections.close_all()
    serve(listener)
    return 0


def listen() -> socket.socket:
    """Take the port before anything else is touched; raises PlainError when it cannot be had."""
    host, port = settings.ENV.listen
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        raise PlainError(_why_not(error, host, port)) from None
    listener.listen(BACKLOG)
    return listener


def _why_not(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} is taken by another program. Stop that one, or choose another port with EACHOTHER_LISTEN."
    if error.errno == errno.EACCES:
        return f"Port {port} is not allowed for this account. Choose one above 1023 with EACHOTHER_LISTEN."
    return f"EACHOTHER_LISTEN: this machine cannot listen at {host}:{port} ({error.strerror or error})."


def invite_the_founder() -> None:
    """Print the founding invitation, at the first start alone."""
    shown = settings.DATA / "founding-invitation-shown"
    if shown.exists():
        return
    invitation = founding_invitation()
    if invitation is not None:
        say("Nobody lives here yet. Whoever opens this link founds the community:\n")
        say(f"  {settings.ADDRESS}/join/{invitation.code}\n")
        say("It is printed this once. `eachother invite` prints it again for as long as nobody has used it.\n")
    shown.touch(mode=0o600)


def serve(listener: socket.socket) -> None:
    """Answer on this socket until somebody says stop."""
    from eachother.asgi import application  # noqa: PLC0415 - it takes what it needs from a database that is ready

    _allow_many_lines()
    stop = Event()
    Thread(target=keep_up, args=(stop,), name="chores", daemon=True).start()
    config = uvicorn.Config(
        application,
        http="httptools",
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=bool(settings.ENV.proxies),
        forwarded_allow_ips=list(settings.ENV.proxies),
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=GOODBYE_SECONDS,
        backlog=BACKLOG,
    )
    try:
        Server(config).run(sockets=[listener])
    finally:
        stop.set()


def _allow_many_lines() -> None:
    """As many open streams as this machine lets an account have: the usual 1,024 are few."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    with suppress(ValueError, OSError):  # macOS says 'unlimited' and does not mean it
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


class Server(uvicorn.Server):
    """uvicorn, which says where it serves, and ends the streams before it waits for everybody to be done."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        # All that is loaded stays until the end; the collector need not look at it again.
        gc.collect()
        gc.freeze()
        say(f"Serving at {settings.ADDRESS}   (Ctrl-C stops)")

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        end_streams()
        await super().shutdown(sockets)
