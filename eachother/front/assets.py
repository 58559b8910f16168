"""Static files: kept by browsers for ever, under the hash of their release, compressed ahead.

At the first start of a release a file is compressed quickly when it is first asked for; meanwhile a
process beside this one compresses all of them as well as can be, and keeps that in the data folder for later starts.
"""

import logging
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from subprocess import Popen
from threading import Event, Thread

from eachother.front import packing, squeeze
from eachother.front.asgi_types import Header, Receive, Scope, Send, answer, answer_plainly

LOG = logging.getLogger("eachother.front")
QUICKLY = 5
WAIT_SECONDS = 3.0  # until the first pages have been answered
KINDS = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".mjs": "text/javascript; charset=utf-8",
    ".mp3": "audio/mpeg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
}
PACKED_ALREADY = {".ico", ".jpg", ".mp3", ".png", ".webp", ".woff2"}
GUARDS: list[Header] = [
    (b"cache-control", b"public, max-age=31536000, immutable"),
    (b"x-content-type-options", b"nosniff"),
    (b"cross-origin-resource-policy", b"same-origin"),
    # A worker goes by the policy that came with its own script.
    (b"content-security-policy", b"default-src 'none'; script-src 'self' 'wasm-unsafe-eval'"),
]


@dataclass
class Asset:
    """One file, and the forms of it that have been asked for so far."""

    path: Path
    kind: bytes
    forms: dict[bytes | None, tuple[bytes, bytes]] = field(default_factory=dict)

    @property
    def packs(self) -> bool:
        return self.path.suffix not in PACKED_ALREADY


class Assets:
    """The ASGI app behind `/static/<release>/`. `kept` is a folder for what has been compressed well."""

    def __init__(
        self, *, folder: str, release: str, files: Mapping[str, Path], kept: Path, headers: list[Header]
    ) -> None:
        self.folder = folder
        self._headers = [*GUARDS, *headers]
        self._kept = kept / release
        self._stop = Event()
        self._packing: Popen[bytes] | None = None
        self._assets = {f"{folder}{release}/{name}": Asset(path, _kind(path)) for name, path in files.items()}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        asset = self._assets.get(scope["path"])
        if asset is None:
            await answer_plainly(send, 404, "There is nothing here.")
        elif scope["method"] not in ("GET", "HEAD"):
            await answer_plainly(send, 405, "This can only be read.", (b"allow", b"GET, HEAD"))
        else:
            await self._give(asset, dict(scope["headers"]), send)

    async def _give(self, asset: Asset, asked: dict[bytes, bytes], send: Send) -> None:
        how = squeeze.best_of(asked.get(b"accept-encoding", b"")) if asset.packs else None
        body, tag = self._form(asset, how)
        headers = [*self._headers, (b"content-type", asset.kind), (b"etag", tag)]
        if asset.packs:
            headers.append((b"vary", b"accept-encoding"))
        if tag in asked.get(b"if-none-match", b""):
            await send({"type": "http.response.start", "status": 304, "headers": headers})
            await send({"type": "http.response.body", "body": b""})
        else:
            await answer(send, 200, [*headers, (b"content-encoding", how)] if how else headers, body)

    def improve(self) -> None:
        """Let everything be compressed well, in a process beside this one."""
        Thread(target=self._improve_all, name="assets", daemon=True).start()

    def stop(self) -> None:
        self._stop.set()
        if self._packing is not None:
            self._packing.terminate()

    def _form(self, asset: Asset, how: bytes | None) -> tuple[bytes, bytes]:
        """The bytes in this form, and their entity tag."""
        form = asset.forms.get(how)
        if form is None:
            body = self._read(asset, how)
            form = asset.forms[how] = (body, b'"%s"' % sha256(body).hexdigest()[:20].encode())
        return form

    def _read(self, asset: Asset, how: bytes | None) -> bytes:
        if how is None:
            return asset.path.read_bytes()
        kept = self._place(asset, how)
        return kept.read_bytes() if kept.exists() else squeeze.squeeze(asset.path.read_bytes(), how, QUICKLY)

    def _improve_all(self) -> None:
        if self._stop.wait(WAIT_SECONDS):
            return
        try:
            self._forget_other_releases()
            orders = [
                (how, asset.path, place)
                for asset in self._assets.values()
                for how in (b"br", b"gzip")
                if asset.packs and not (place := self._place(asset, how)).exists()
            ]
            if orders:
                self._packing = packing.start(orders)
                self._packing.wait()
        except OSError:
            LOG.exception("Static files stay compressed less well: the data folder does not take them.")
        for asset in self._assets.values():
            asset.forms.clear()

    def _place(self, asset: Asset, how: bytes) -> Path:
        """Named by the path within the release; the folder is the release's own."""
        name = sha256(str(asset.path).encode()).hexdigest()[:20]
        return self._kept / f"{name}.{how.decode()}"

    def _forget_other_releases(self) -> None:
        self._kept.mkdir(parents=True, exist_ok=True)
        for folder in self._kept.parent.iterdir():
            if folder != self._kept:
                shutil.rmtree(folder, ignore_errors=True)


def _kind(path: Path) -> bytes:
    return KINDS.get(path.suffix, "application/octet-stream").encode()
