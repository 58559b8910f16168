from collections.abc import Iterator

import pytest

from eachother.notices.kinds import Kind
from eachother.notices.tests.make import kind


@pytest.fixture
def wave() -> Iterator[Kind]:
    with kind("tests.wave", place="people") as made:
        yield made


@pytest.fixture
def letter() -> Iterator[Kind]:
    with kind("tests.letter", place="letters") as made:
        yield made
