"""Answers, signs and versions, read in Python from what was sealed, and as the browser reads them."""

import json
from pathlib import Path
from typing import Any

from eachother.vault.encoding import from_base64, to_base64
from eachother.vault.sealing import Opened, Sealed, Woven, begin, read_talk, weave
from eachother.vault.tests.make import person

CASES = json.loads((Path(__file__).parent / "js/woven.json").read_text())


def test_the_same_comes_of_it_as_in_the_browser() -> None:
    woven = weave(_opened(one) for one in CASES["messages"])
    for name, expected in CASES["woven"].items():
        signs = [tuple(sign) for sign in expected["signs"]]
        assert woven[name] == Woven(expected["texts"], signs, expected["answers"])
    assert set(woven) == set(CASES["woven"])


def test_what_was_sealed_is_woven_by_who_reads_it() -> None:
    """Said, answered, put a sign to, said anew: each names the other by the hash of its sealed bytes."""
    wren, juniper = person("wren"), person("juniper")
    spoken = begin(wren, juniper)
    said: list[tuple[str, Sealed]] = []

    def says(who: Any, **body: str) -> str:
        said.append((who.ref, spoken.seal_as(who, "words", body)))
        return to_base64(said[-1][1].hash)

    first = says(wren, text="tea at free")
    second = says(juniper, text="Yes.", answers=first)
    says(juniper, text="I hear you.", sign="hear", on=first)
    says(wren, text="tea at three", changes=first)
    reader = read_talk(
        juniper,
        connection=spoken.connection,
        epochs=spoken.keys_for(juniper)["epochs"],
        identities={wren.ref: wren.identity},
    )
    woven = weave([reader.open(sealed.text, sender=sender) for sender, sealed in said])
    assert woven == {
        first: Woven(["tea at free", "tea at three"], [(juniper.ref, "hear")], None),
        second: Woven(["Yes."], [], first),
    }


def _opened(one: dict[str, Any]) -> Opened:
    return Opened(one["kind"], one["body"], one["sender"], one["sequence"], from_base64(one["hash"]))
