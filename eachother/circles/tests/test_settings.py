"""What a circle decides about itself, each by an effect."""

from typing import Any

import pytest

from eachother.circles import actions
from eachother.circles.models import Circle, Door, Readers
from eachother.circles.tests import make
from eachother.community import effects
from eachother.exchange.models import Answer as Answered
from eachother.exchange.tests import make as asks
from eachother.foundation.refs import new_ref
from eachother.gatherings.models import Answer as Comes
from eachother.gatherings.tests import make as gather
from eachother.people.models import Person
from eachother.people.problems import Problem
from eachother.record.models import Entry, Words
from eachother.talk import actions as talk
from eachother.talk.models import Following, Place
from eachother.tests import talked

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


def test_closed_to_others_it_is_closed_to_all_they_had_there(wren: Person, juniper: Person, heron: Person) -> None:
    circle = open_circle(wren, juniper)
    thread = talked.a_bench(wren, juniper, readers=Readers.EVERYBODY)
    circle = thread.circle
    talk.follow(thread, by=heron)
    talk.come_to(thread, 1, by=heron)
    talk.follow(thread, by=juniper)
    gathering = gather.weekly(wren, circle)
    gather.says(heron, gather.day_of(gathering), for_all=True)
    gather.says(juniper, gather.day_of(gathering), for_all=True)
    slip = asks.a_slip(wren, circle=circle)
    asks.an_answer(slip, heron)
    asks.an_answer(slip, juniper)
    page = f"/circles/{circle.ref}/talk"
    assert make.signed_in_as(heron).get(page).status_code == 200
    decided(circle, "circles.readers", {"readers": "circle"})
    assert make.signed_in_as(heron).get(page).status_code == 404
    assert make.signed_in_as(juniper).get(page).status_code == 200
    assert not Following.objects.filter(person=heron).exists()
    assert not Place.objects.filter(person=heron).exists()
    assert Following.objects.filter(person=juniper).exists()
    assert list(Comes.objects.values_list("person", flat=True)) == [juniper.pk]
    assert list(Answered.objects.values_list("by", flat=True)) == [juniper.pk]
    found = make.signed_in_as(heron).post("/asks/words", {"words": "envelopes"})
    assert "brown envelopes" not in make.words_of(found.content)
