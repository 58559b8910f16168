"""Whatever stops a conversation is said in plain words, which the page carries."""

import re

import pytest

from eachother.connections.tests import make
from eachother.vault.tests.laid_out import ROOMS

pytestmark = pytest.mark.django_db

VAULT = ROOMS / "vault/static/vault"
REASONS = ROOMS / "connections/static/connections/reasons.js"
# What is asked before anything of a conversation is believed.
ASKED = ("bundle.js", "bytes.js", "epochs.js", "memory.js", "sodium.js")
# Of one's own bundle, which is looked at before (people/unlock.js).
EARLIER = {"old-bundle", "server-shows-other-keys", "no-webassembly"}


def reasons() -> set[str]:
    found = {"forked-epoch"}
    for name in ASKED:
        text = (VAULT / name).read_text()
        found |= set(re.findall(r'(?:require|attempt)\((?:[^;]*?), "([a-z-]+)"\s*,?\s*\)', text))
    return found - EARLIER


def meanings() -> dict[str, str]:
    """reason → the name of its words."""
    lines = re.findall(r'^  "?([a-z-]+)"?: \[(.+)\],$', REASONS.read_text(), re.MULTILINE)
    return {reason: name for name, listed in lines for reason in re.findall(r'"([a-z-]+)"', listed)}


def test_every_reason_has_a_meaning() -> None:
    assert len(reasons()) > 20
    assert reasons() - set(meanings()) == set()


def test_every_meaning_has_words_on_the_page(pair: make.Alongside) -> None:
    page = make.signed_in_as(pair.wren).get(f"/alongside/{pair.ref}").content.decode()
    for name in {*meanings().values(), "other"}:
        assert f'data-word="stop-{name}"' in page
