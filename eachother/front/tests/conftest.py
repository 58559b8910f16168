"""A front that runs, for every test of it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from eachother.front.tests.running import Running, running

Start = Callable[..., Running]


@pytest.fixture
def start(tmp_path: Path, settings: Any) -> Iterator[Start]:
    """`start()` is a front that serves; `start(files=…, scheme="https")`."""
    settings.ROOT_URLCONF = "eachother.front.tests.running"
    settings.MIDDLEWARE = []
    settings.ALLOWED_HOSTS = ["localhost"]
    with ExitStack() as stack:
        yield lambda **given: stack.enter_context(running(tmp_path, **given))


@pytest.fixture
def front(start: Start) -> Running:
    return start()
