"""The cast: Wren and Juniper alongside, Otter who shares things, Heron outside, Sorrel new."""

import pytest
import time_machine

from eachother.finding import actions
from eachother.finding.models import Why
from eachother.finding.tests.make import A_WALK, EVENINGS, LISTENING, MORNINGS, At, someone
from eachother.people.models import Person


@pytest.fixture
def wren(db: None) -> Person:
    return someone("Wren", "a hospital stay", "new in town", hours=EVENINGS, welcomes=A_WALK, offers=LISTENING)


@pytest.fixture
def juniper(wren: Person) -> Person:
    juniper = someone("Juniper", "a hospital stay", "depression")
    actions.tie(wren, juniper, Why.ALONGSIDE)
    return juniper


@pytest.fixture
def otter(db: None) -> Person:
    return someone("Otter", "a hospital stay", "new in town", hours=EVENINGS, words="I was held for eleven weeks.")


@pytest.fixture
def heron(db: None) -> Person:
    return someone("Heron", "night shifts", hours=MORNINGS, welcomes=LISTENING)


@pytest.fixture
def sorrel(db: None) -> Person:
    return someone("Sorrel", "new in town", new=True)


@pytest.fixture
def time_machine_at() -> At:
    return lambda moment: time_machine.travel(moment, tick=False)
