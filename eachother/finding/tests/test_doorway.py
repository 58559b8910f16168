"""What stands on somebody's page from this room."""

from eachother.finding import actions
from eachother.finding.doorway import ways_to
from eachother.finding.tests.make import Assert, hide
from eachother.people.actions import block
from eachother.people.models import Person


def test_the_reason_and_a_nod(wren: Person, otter: Person) -> None:
    said = ways_to(wren, otter)
    assert said.reason.startswith("You share two things")
    assert [(button.text, button.strong) for button in said.buttons] == [("Nod", True)]


def test_nodding_back_and_taking_back(wren: Person, otter: Person) -> None:
    actions.nod(otter, by=wren)
    assert ways_to(otter, wren).buttons[0].text == "Nod back"
    assert ways_to(wren, otter).buttons[0].text == "Take your nod back"
    actions.nod(wren, by=otter)
    assert ways_to(otter, wren).buttons[0].text == "Take your nod back"


def test_nothing_about_oneself_nor_about_who_is_not_there(wren: Person, otter: Person) -> None:
    assert not ways_to(wren, wren).buttons
    hide(otter)
    assert not ways_to(wren, otter).buttons
    block(otter, by=wren)
    assert not ways_to(wren, otter).buttons


def test_those_alongside_need_no_nod(wren: Person, juniper: Person) -> None:
    said = ways_to(wren, juniper)
    assert said.reason == "You share one thing."
    assert not said.buttons


def test_three_queries(wren: Person, otter: Person, django_assert_num_queries: Assert) -> None:
    with django_assert_num_queries(3):
        ways_to(wren, otter)
