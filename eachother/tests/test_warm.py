"""A program that is forked is what it would have been if Python had been started for it."""

import json
import os
import signal
from pathlib import Path

import pytest

from eachother.tests.waiting import comes
from eachother.tests.warm import Begun, begin, told_by

SAYS = """
import json, os, sys
print(json.dumps([dict(os.environ), [name for name in sys.modules if name == 'eachother.settings']]))
"""
LOADS = """
import json, sys
warm = {name.partition('.')[0] for name in sys.modules}
import eachother.asgi, django.urls
django.urls.get_resolver().url_patterns
print(json.dumps(sorted({name.partition('.')[0] for name in sys.modules} - warm - sys.stdlib_module_names)))
"""
WAITS = "import time; print('here', flush=True); time.sleep(60)"


def waiting(out: Path) -> Begun:
    with out.open("ab") as file:
        return begin("timeit", "-n1", "-r1", WAITS, env={}, out=file.fileno())


def test_it_finds_its_own_environment_and_no_settings() -> None:
    said = told_by("timeit", "-n1", "-r1", SAYS, env={"WEATHER": "rain"})
    assert json.loads(said.splitlines()[0]) == [{"WEATHER": "rain"}, []]


def test_a_house_loads_nothing_besides_that_is_not_ours(tmp_path: Path) -> None:
    """What a room imports of others belongs in `NOT_OURS`; Redis is not imported where there is none."""
    told = told_by("timeit", "-n1", "-r1", LOADS, env={**os.environ, "EACHOTHER_DATA": str(tmp_path)})
    assert json.loads(told.splitlines()[0]) == []


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_it_ends_by_a_signal(how: signal.Signals, tmp_path: Path) -> None:
    program = waiting(tmp_path / "out")
    assert comes(lambda: "here" in (tmp_path / "out").read_text())
    assert program.poll() is None
    with pytest.raises(TimeoutError):
        program.wait(0.1)
    program.send_signal(how)
    assert program.wait(20) == program.poll() == -how
    program.kill()  # nothing is there any more, and nothing else is hit


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (["eachother", "--version"], 0, "eachother 0."),
        (["eachother", "sing"], 2, "invalid choice: 'sing'"),
        (["timeit", "1 / 0"], 1, "ZeroDivisionError"),
    ],
)
def test_it_ends_with_its_own_status(words: list[str], status: int, says: str, tmp_path: Path) -> None:
    with (tmp_path / "out").open("ab") as file:
        program = begin(*words, env={}, out=file.fileno(), wrong=file.fileno())
    assert program.wait(20) == status
    assert says in (tmp_path / "out").read_text()


def test_each_is_a_process_of_its_own(tmp_path: Path) -> None:
    one, other = (waiting(tmp_path / name) for name in ("one", "other"))
    one.kill()
    assert (one.wait(20), other.poll()) == (-signal.SIGKILL, None)
    other.kill()
    assert other.wait(20) == -signal.SIGKILL
