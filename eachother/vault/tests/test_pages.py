"""A sealed page of somebody's own: what the server takes of it, and what it opens for."""

from typing import Any

import pytest

from eachother.vault.encoding import Malformed, from_base64, to_base64
from eachother.vault.envelopes import read_page
from eachother.vault.envelopes.pages import MOST_PADDED, MOST_WORDS
from eachother.vault.sealing import open_page, seal_page
from eachother.vault.tests.make import flipped, person, refused

PLAN: dict[str, Any] = {"kind": "plan", "revision": 1}


def sealed(words: dict[str, str] | None = None) -> str:
    wren = person("wren")
    return seal_page(wren, **PLAN, ref=wren.ref, words=words or {"helps": "Tea on the step."})


def test_a_page_is_taken_as_it_came() -> None:
    text = sealed()
    page = read_page({**PLAN, "sealed": text})
    assert (page.kind, page.revision, page.sealed) == ("plan", 1, from_base64(text))
    longest = sealed({"helps": "x" * (MOST_WORDS - len('{"helps":""}'))})
    assert read_page({"kind": "journal", "revision": 2, "sealed": longest}).revision == 2


def test_a_page_is_refused_with_its_reason() -> None:
    text = sealed()
    blob = from_base64(text)
    for changes, reason in (
        ({"kind": "list"}, "unknown-kind"),
        ({"kind": None}, "unknown-kind"),
        ({"kind": ["plan"]}, "unknown-kind"),
        ({"revision": 0}, "malformed"),
        ({"revision": "1"}, "malformed"),
        ({"sealed": None}, "malformed"),
        ({"sealed": flipped(text, 0)}, "unknown-version"),
        ({"sealed": to_base64(blob[:41])}, "wrong-length"),
        ({"sealed": to_base64(blob[:-1])}, "wrong-length"),
        ({"sealed": to_base64(blob + bytes(MOST_PADDED))}, "too-long"),
    ):
        with refused(reason):
            read_page({**PLAN, "sealed": text, **changes})
    with refused("malformed"):
        read_page([text])


def test_a_page_opens_for_whoever_wrote_it() -> None:
    wren, text = person("wren"), sealed()
    assert open_page(wren, **PLAN, ref=wren.ref, sealed=text) == {"helps": "Tea on the step."}
    with pytest.raises(Malformed, match="not-opened"):
        open_page(person("juniper"), **PLAN, ref=wren.ref, sealed=text)
    with refused("too-long"):
        sealed({"helps": "x" * MOST_WORDS})
    with refused("unknown-kind"):
        seal_page(wren, kind="list", ref=wren.ref, revision=1, words={})
