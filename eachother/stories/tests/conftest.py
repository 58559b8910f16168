"""Wren tells; Otter and Juniper are there; Heron is outside of what is told by name or to a circle."""

from pathlib import Path
from typing import Any

import pytest

from eachother.circles.models import Circle
from eachother.people.models import Person
from eachother.stories.models import Story
from eachother.stories.tests import make


@pytest.fixture
def wren(db: None) -> Person:
    return make.someone("Wren", "losing a sister")


@pytest.fixture
def otter(db: None) -> Person:
    return make.someone("Otter")


@pytest.fixture
def juniper(db: None) -> Person:
    return make.someone("Juniper")


@pytest.fixture
def heron(db: None) -> Person:
    return make.someone("Heron")


@pytest.fixture
def folder(tmp_path: Path, settings: Any) -> Path:
    """Where pictures and sounds lie in a test."""
    options = {"location": tmp_path, "allow_overwrite": True}
    settings.STORAGES = {
        **settings.STORAGES,
        "stories": {**settings.STORAGES["stories"], "OPTIONS": options},
    }
    return tmp_path


@pytest.fixture
def kettles(wren: Person, otter: Person) -> Circle:
    """Only who is in it may read."""
    return make.a_circle(wren, otter)


@pytest.fixture
def story(wren: Person) -> Story:
    """To everybody here, by Wren's name."""
    return make.a_story(wren)
