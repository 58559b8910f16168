"""The mutation gate: a module with any one of its guards taken away turns a test red."""

import re
import subprocess
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from eachother.vault.tests.guards import Guard, guards_in
from eachother.vault.tests.laid_out import NODE, in_node, lay_out

HERE = Path(__file__).resolve().parents[1] / "static/vault"
SUITES = (
    *("texts", "keys", "members", "words", "thread", "few", "restored"),
    *("pages", "woven", "shown", "files", "signals", "told"),
)
# The suite that should miss a guard of this file; it runs first, because a gate is waited for.
LIKELY = {
    "epochs.js": "members",
    "conversation.js": "few",
    "memory.js": "restored",
    "letters.js": "words",
    "messages.js": "words",
    "clauses.js": "words",
    "threads.js": "thread",
    "bundle.js": "keys",
    "pages.js": "pages",
    "files.js": "files",
    "signals.js": "signals",
    "shown.js": "shown",
    "told.js": "told",
    "woven.js": "woven",
}
WORKERS = 2
TOO_FEW = 60


@pytest.mark.skipif(NODE is None, reason="Node is not installed")
def test_no_guard_goes_unmissed(tmp_path: Path) -> None:
    guards = list(guards_in(HERE))
    assert len(guards) >= TOO_FEW
    shares = [(lay_out(tmp_path / str(n)), guards[n::WORKERS]) for n in range(WORKERS)]
    with ThreadPoolExecutor(WORKERS) as pool:
        unmissed = [name for names in pool.map(lambda share: _unmissed(*share), shares) for name in names]
    assert unmissed == []


def test_every_refusal_is_a_guard_or_an_attempt() -> None:
    """A refusal thrown in any other way would escape the gate."""
    for path in HERE.glob("*.js"):
        if path.name not in {"checks.js", "derive.js"}:
            assert "throw new Refusal" not in path.read_text(), path.name
    others = [path for path in HERE.glob("*.js") if path.name != "checks.js"]
    calls = sum(len(re.findall(r"\brequire\(", path.read_text())) for path in others)
    assert calls == len(list(guards_in(HERE)))


def _unmissed(root: Path, guards: Iterable[Guard]) -> list[str]:
    return [guard.name for guard in guards if _stays_green(root, guard)]


def _stays_green(root: Path, guard: Guard) -> bool:
    copy, whole = root / "vault" / guard.path.name, guard.path.read_text()
    copy.write_text(guard.taken_away(whole))
    try:
        outcome = in_node(root, "run.js", "--first", *_suites(guard.path.name))
    except (AssertionError, subprocess.TimeoutExpired):
        return False
    finally:
        copy.write_text(whole)
    return not outcome["failed"]


def _suites(name: str) -> list[str]:
    if name == "derive.js":
        return ["derivation"]
    return sorted(SUITES, key=lambda suite: suite != LIKELY.get(name))
