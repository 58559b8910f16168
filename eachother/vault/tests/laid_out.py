"""The browser's modules laid out as the server does it, the tests beside them; run by Node, or served to a browser."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from eachother.web.csp import UNLOCKING_POLICY

ROOMS = Path(__file__).resolve().parents[2]
NODE = shutil.which("node")


def lay_out(root: Path) -> Path:
    """A copy of the modules, libsodium and the tests, as they stand under /static/."""
    shutil.copytree(ROOMS / "vault/static/vault", root / "vault")
    shutil.copytree(ROOMS / "web/static/web/vendor/libsodium", root / "web/vendor/libsodium")
    shutil.copytree(ROOMS / "vault/tests/js", root / "tests")
    return root


def in_node(root: Path, *arguments: str) -> Any:
    """What a script of the laid-out tests prints, read as JSON."""
    assert NODE
    done = subprocess.run([NODE, *arguments], cwd=root / "tests", capture_output=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)


@contextmanager
def served(root: Path) -> Iterator[str]:
    """The address under which a browser finds it, with the policy that unlocking pages have."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Unlocking, directory=str(root)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


class _Unlocking(SimpleHTTPRequestHandler):
    extensions_map = {**SimpleHTTPRequestHandler.extensions_map, ".mjs": "text/javascript", ".js": "text/javascript"}

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", UNLOCKING_POLICY)
        super().end_headers()

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Nothing: whoever asks prints what matters."""
