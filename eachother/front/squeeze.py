"""Compressing pages, where that is safe and pays.

A page that mixes a secret with what another site chose tells the secret by its compressed length (BREACH). So pages are
compressed only when the browser says that the request came from our own pages or from the person's own hand; a
request that another site started gets its page uncompressed. Where browsers do not say (plain http, old ones), only
without cookies, or over http, where the line hides nothing anyway.
"""

import zlib
from collections.abc import Mapping

import brotli

WORTH_IT = 1024
BROTLI_QUALITY = 4
TEXTS = ("text/", "application/json", "application/javascript", "image/svg+xml")


def way(headers: Mapping[bytes, bytes], https: bool) -> bytes | None:
    """How this browser's page may be compressed: `br`, `gzip`, or not at all."""
    accepted = headers.get(b"accept-encoding", b"")
    if not accepted or not _is_safe(headers, https):
        return None
    return best_of(accepted)


def best_of(accepted: bytes) -> bytes | None:
    """The best of the ways that an `Accept-Encoding` names."""
    offers = {name.strip() for name, _, weight in (o.partition(b";") for o in accepted.split(b",")) if _wanted(weight)}
    return b"br" if b"br" in offers else b"gzip" if b"gzip" in offers else None


def _wanted(weight: bytes) -> bool:
    return weight.replace(b" ", b"") not in (b"q=0", b"q=0.0", b"q=0.00", b"q=0.000")


def squeeze(body: bytes, how: bytes, quality: int = BROTLI_QUALITY) -> bytes:
    if how == b"br":
        return bytes(brotli.compress(body, mode=brotli.MODE_TEXT, quality=quality))
    packer = zlib.compressobj(min(quality + 1, 9), zlib.DEFLATED, 31)
    return packer.compress(body) + packer.flush()


def _is_safe(headers: Mapping[bytes, bytes], https: bool) -> bool:
    site = headers.get(b"sec-fetch-site")
    if site is not None:
        return site in (b"same-origin", b"none")
    return not https or b"cookie" not in headers
