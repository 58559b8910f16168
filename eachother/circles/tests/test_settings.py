"""What a circle decides about itself, each by an effect."""

from typing import Any

import pytest

from eachother.circles import actions
from eachother.circles.models import Circle, Door, Readers
from eachother.circles.tests import make
from eachother.community import effects
from eachother.foundation.refs import new_ref
from eachother.people.models import Person
from eachother.people.problems import Problem
from eachother.record.models import Entry, Words

CHANGES: dict[str, dict[str, Any]] = {
    "circles.name": {"name": "The day kitchen"},
    "circles.words": {"words": "Porridge."},
    "circles.door": {"door": "knock"},
    "circles.readers": {"readers": "circle"},
}


def open_circle(*people: Person, **began: Any) -> Circle:
    return make.a_circle(*people, **{"readers": Readers.EVERYBODY, **began})


def decided(circle: Circle, name: str, sent: dict[str, Any]) -> str:
    effect = effects.named(name)
    assert effect
    form = effect.form(sent, scope=circle, person=None)
    assert form.is_valid(), form.errors
    decision = new_ref()
    effects.carry_out(name, form.given(), circle, decision)
    return decision


def kept(circle: Circle) -> tuple[str, ...]:
    one = make.fresh(circle)
    return (one.name, one.words, one.door, one.readers)


def test_each_is_offered_to_circles_and_not_to_the_community(wren: Person) -> None:
    assert set(CHANGES) <= {one.name for one in effects.offered(open_circle(wren))}
    assert not any(one.name.startswith("circles.") for one in effects.offered(None))


@pytest.mark.parametrize("name", CHANGES)
def test_each_changes_one_thing_and_the_record_names_no_circle(name: str, wren: Person) -> None:
    circle = open_circle(wren)
    before = kept(circle)
    decision = decided(circle, name, CHANGES[name])
    assert sum(one != other for one, other in zip(before, kept(circle), strict=True)) == 1
    assert Entry.objects.get().facts == {"effect": name, "decision": decision, "where": "circle"}
    assert not Words.objects.exists()


@pytest.mark.parametrize(
    ("name", "sent", "says"),
    [
        ("circles.name", {"name": "…"}, "at least one letter"),
        ("circles.name", {"name": make.LONG["name"]}, "At most 60"),
        ("circles.words", {"words": make.LONG["words"]}, "At most 600"),
        ("circles.door", {"door": "ajar"}, "One of these"),
        ("circles.door", {}, "choose how"),
        ("circles.readers", {"readers": "everybody"}, "cannot be opened"),
        ("circles.readers", {}, "choose who"),
    ],
)
def test_what_cannot_be_is_said_at_its_place(name: str, sent: dict[str, str], says: str, wren: Person) -> None:
    effect = effects.named(name)
    assert effect
    form = effect.form(sent, scope=open_circle(wren), person=wren)
    assert not form.is_valid()
    assert says in str(form.errors)


def test_a_circle_of_nothing_else_keeps_its_words(wren: Person) -> None:
    with pytest.raises(Problem, match="challenge-empty"):
        actions.set_words(open_circle(wren, about=()), "")


def test_a_closed_circle_is_never_opened(wren: Person) -> None:
    circle = make.a_circle(wren)
    effect = effects.named("circles.readers")
    assert effect
    for readers in Readers.values:
        assert not effect.form({"readers": readers}, scope=circle, person=wren).is_valid()
    effects.carry_out("circles.readers", {"readers": "everybody"}, circle, new_ref())  # past the form
    assert make.fresh(circle).readers == Readers.CIRCLE


def test_coming_in_sight_is_said_before(wren: Person) -> None:
    unseen = make.a_circle(wren, door=Door.INVITATION)
    effect = effects.named("circles.door")
    assert effect
    assert effect.grave
    assert "Everybody here then sees" in str(effect.says({"door": "knock"}, unseen))
    assert "Everybody here then sees" not in str(effect.says({"door": "knock"}, open_circle(wren)))


def test_what_is_over_cannot_decide(wren: Person) -> None:
    circle = open_circle(wren)
    actions.leave(circle, by=wren)
    with pytest.raises(Problem, match="circle-over"):
        effects.carry_out("circles.name", {"name": "Late"}, circle, new_ref())
    assert not Entry.objects.exists()
