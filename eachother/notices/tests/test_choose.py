"""Choosing how one is told: what is told from then on, and what waits already."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone

from eachother.notices import kinds
from eachother.notices.actions import bring, choose, choose_for, forget, keep_time, settle, tell, tell_all
from eachother.notices.kinds import Group, Kind
from eachother.notices.models import Choice, Manner, Notice, Told
from eachother.notices.queries import counts_by_place, waiting_for
from eachother.notices.tests.make import kind, someone
from eachother.people.models import Person

pytestmark = pytest.mark.django_db
CIRCLE, OTHER_CIRCLE = "c" * 16, "d" * 16
NOON = "2026-03-04T12:00"  # a Wednesday


@pytest.fixture(autouse=True)
def noon() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(at(NOON), tick=False) as clock:
        yield clock


def at(text: str) -> datetime:
    return timezone.make_aware(datetime.fromisoformat(text))


def titles(person: Person) -> list[str]:
    return [str(card.title) for card in waiting_for(Person.objects.get(pk=person.pk))]


def counted(person: Person) -> dict[str, int]:
    return counts_by_place(Person.objects.get(pk=person.pk))


def test_without_a_choice_it_is_told_at_once(wave: Kind) -> None:
    wren, otter = someone("Wren"), someone("Otter")
    tell(wren, wave.name, about=otter.ref, by=otter)
    assert titles(wren) == ["Otter · tests.wave"]
    assert counted(wren) == {"people": 1}


def test_gathered_it_comes_at_its_hour_and_no_badge_counts_it(wave: Kind, noon: time_machine.Traveller) -> None:
    wren, otter = someone("Wren"), someone("Otter")
    choose({wave.group.key: Told.DAILY}, by=wren)
    tell(wren, wave.name, about=otter.ref, by=otter)
    assert (titles(wren), counted(wren)) == ([], {})
    noon.move_to(at("2026-03-04T18:00"))
    assert titles(wren) == ["Otter · tests.wave"]
    assert counted(wren) == {}
    assert [card.gathered for card in waiting_for(wren)] == [True]


def test_what_is_never_told_leaves_no_row(wave: Kind) -> None:
    wren, otter = someone("Wren"), someone("Otter")
    choose({wave.group.key: Told.NEVER}, by=wren)
    assert tell(wren, wave.name, about=otter.ref, by=otter) is None
    tell_all([wren.pk, otter.pk], wave.name, about="a" * 16)
    assert list(Notice.objects.values_list("person__name", flat=True)) == ["Otter"]


def test_a_circle_comes_before_its_kind(wave: Kind) -> None:
    wren = someone("Wren")
    choose({wave.group.key: Told.NEVER}, by=wren)
    choose_for(CIRCLE, Told.NOW, by=wren)
    for scope in (CIRCLE, OTHER_CIRCLE, ""):
        tell(wren, wave.name, about=f"{scope[:1]:a<16}", scope=scope)
        tell_all([wren.pk], wave.name, about=f"{scope[:1]:b<16}", scope=scope)
    assert set(Notice.objects.values_list("scope", flat=True)) == {CIRCLE}
    assert Notice.objects.count() == 2


def test_each_of_many_is_told_in_their_own_way(wave: Kind) -> None:
    wren, otter, heron, fox = (someone(name) for name in ("Wren", "Otter", "Heron", "Fox"))
    choose({wave.group.key: Told.DAILY}, by=otter)
    choose({wave.group.key: Told.WEEKLY}, by=heron)
    keep_time(8, 0, names=False, by=heron)
    choose({wave.group.key: Told.NEVER}, by=fox)
    tell_all([one.pk for one in (wren, otter, heron, fox)], wave.name, about="a" * 16)
    assert dict(Notice.objects.values_list("person__name", "shown_from")) == {
        "Wren": None,
        "Otter": at("2026-03-04T18:00"),
        "Heron": at("2026-03-09T08:00"),
    }


def test_what_waits_already_goes_by_a_new_choice(wave: Kind, noon: time_machine.Traveller) -> None:
    wren, otter = someone("Wren"), someone("Otter")
    tell(wren, wave.name, about=otter.ref, by=otter)
    choose({wave.group.key: Told.DAILY}, by=wren)
    assert titles(wren) == []
    choose({wave.group.key: Told.NOW}, by=wren)
    assert titles(wren) == ["Otter · tests.wave"]
    noon.shift(timedelta(days=1))
    choose({wave.group.key: Told.DAILY}, by=wren)
    assert titles(wren) == ["Otter · tests.wave"]  # its hour was yesterday
    keep_time(21, 6, names=False, by=wren)
    choose({wave.group.key: Told.WEEKLY}, by=wren)
    assert Notice.objects.get().shown_from == at("2026-03-08T21:00")
    choose({wave.group.key: Told.NEVER}, by=wren)
    assert not Notice.objects.exists()


def test_a_choice_for_a_circle_changes_what_waits_out_of_it_alone(wave: Kind) -> None:
    wren = someone("Wren")
    tell(wren, wave.name, about="a" * 16, scope=CIRCLE)
    tell(wren, wave.name, about="b" * 16, scope=OTHER_CIRCLE)
    choose_for(CIRCLE, Told.NEVER, by=wren)
    assert Notice.objects.get().scope == OTHER_CIRCLE
    choose_for(CIRCLE, None, by=wren)
    assert not Choice.objects.exists()


def test_the_choices_of_others_are_theirs(wave: Kind) -> None:
    wren, otter = someone("Wren"), someone("Otter")
    choose({wave.group.key: Told.NEVER}, by=otter)
    choose_for(CIRCLE, Told.NEVER, by=otter)
    assert tell(wren, wave.name, about="a" * 16, scope=CIRCLE)


def test_groups_are_chosen_for_one_by_one(wave: Kind) -> None:
    wren = someone("Wren")
    with kind("tests.knock", group=Group("tests-door", "At the door")) as knock:
        assert [group.key for group in kinds.groups()][-2:] == ["tests-door", "else"]
        choose({"tests-door": Told.NEVER}, by=wren)
        assert tell(wren, knock.name, about="a" * 16) is None
        assert tell(wren, wave.name, about="a" * 16)


def test_chosen_twice_it_is_one_choice_and_at_once_is_none(wave: Kind) -> None:
    wren = someone("Wren")
    for way in (Told.DAILY, Told.DAILY, Told.WEEKLY):
        choose({wave.group.key: way}, by=wren)
    assert list(Choice.objects.values_list("told", flat=True)) == ["weekly"]
    choose({wave.group.key: Told.NOW}, by=wren)
    assert not Choice.objects.exists()


@pytest.mark.parametrize(
    "row",
    [
        {"group": "", "scope": "", "told": "now"},
        {"group": "nods", "scope": CIRCLE, "told": "now"},
        {"group": "nods", "told": "loudly"},
    ],
)
def test_a_choice_is_for_one_thing_and_of_a_known_way(row: dict[str, str]) -> None:
    wren = someone("Wren")
    with pytest.raises(IntegrityError), transaction.atomic():
        Choice.objects.create(person=wren, **row)


def test_when_the_hour_comes_open_pages_are_told_once(
    wave: Kind, noon: time_machine.Traveller, monkeypatch: pytest.MonkeyPatch
) -> None:
    nudged: list[list[int]] = []
    wren, otter = someone("Wren"), someone("Otter")
    choose({wave.group.key: Told.DAILY}, by=wren)
    monkeypatch.setattr("eachother.notices.channels.here.nudge", lambda people, topic: nudged.append(list(people)))
    for other in (otter, someone("Heron")):
        tell(wren, wave.name, about=other.ref, by=other)
    assert (bring(), nudged) == (0, [])
    noon.move_to(at("2026-03-04T18:01"))
    assert (bring(), nudged) == (2, [[wren.pk]])
    assert bring() == 0


def test_what_is_settled_before_its_hour_never_comes(wave: Kind, noon: time_machine.Traveller) -> None:
    wren, otter = someone("Wren"), someone("Otter")
    choose({wave.group.key: Told.DAILY}, by=wren)
    tell(wren, wave.name, about=otter.ref, by=otter)
    settle(wren, wave.name, about=otter.ref)
    noon.move_to(at("2026-03-05T18:00"))
    assert titles(wren) == []


def test_whoever_leaves_takes_their_choices_along(wave: Kind) -> None:
    wren = someone("Wren")
    choose({wave.group.key: Told.DAILY}, by=wren)
    choose_for(CIRCLE, Told.NEVER, by=wren)
    keep_time(8, 0, names=True, by=wren)
    forget(wren)
    assert not Choice.objects.exists()
    assert not Manner.objects.exists()
