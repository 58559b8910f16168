"""What waits for a person, as Today shows it and as badges count it."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from eachother.notices.actions import tell
from eachother.notices.kinds import Kind, NoticeCard, register
from eachother.notices.models import Notice
from eachother.notices.queries import AT_ONCE, counts_by_place, waiting_for
from eachother.notices.tests.make import kind, someone
from eachother.people.models import Block, Mute, Person

pytestmark = pytest.mark.django_db


def told(person: Person, kind: Kind, by: Person, *, minutes_ago: int = 0) -> None:
    notice = tell(person, kind.name, about=by.ref, by=by)
    assert notice
    Notice.objects.filter(pk=notice.pk).update(created_at=timezone.now() - timedelta(minutes=minutes_ago))


def titles(person: Person) -> list[str]:
    """As the next request has it."""
    return [card.title for card in waiting_for(Person.objects.get(pk=person.pk))]


def test_the_newest_is_first_whatever_its_kind(wave: Kind, letter: Kind) -> None:
    wren, otter, heron = someone("Wren"), someone("Otter"), someone("Heron")
    told(wren, wave, otter, minutes_ago=30)
    told(wren, letter, heron, minutes_ago=20)
    told(wren, wave, heron, minutes_ago=10)
    assert titles(wren) == ["Heron · tests.wave", "Heron · tests.letter", "Otter · tests.wave"]


def test_what_waits_for_others_is_theirs(wave: Kind) -> None:
    wren, otter = someone("Wren"), someone("Otter")
    told(otter, wave, wren)
    assert titles(wren) == []
    assert counts_by_place(wren) == {}


@pytest.mark.parametrize("line", [Block, Mute])
def test_nothing_comes_from_somebody_blocked_or_muted(wave: Kind, line: type[Block | Mute]) -> None:
    wren, otter, heron = someone("Wren"), someone("Otter"), someone("Heron")
    told(wren, wave, otter)
    told(wren, wave, heron)
    line.objects.create(by=wren, other=otter)
    assert titles(wren) == ["Heron · tests.wave"]
    assert counts_by_place(wren) == {"people": 1}


def test_nothing_comes_from_somebody_who_blocked_me(wave: Kind) -> None:
    wren, otter = someone("Wren"), someone("Otter")
    told(wren, wave, otter)
    Block.objects.create(by=otter, other=wren)
    assert titles(wren) == []
    assert counts_by_place(wren) == {}


def test_somebody_who_muted_me_can_still_be_heard(wave: Kind) -> None:
    wren, otter = someone("Wren"), someone("Otter")
    told(wren, wave, otter)
    Mute.objects.create(by=otter, other=wren)
    assert titles(wren) == ["Otter · tests.wave"]


def test_a_notice_from_nobody_is_shown(wave: Kind) -> None:
    wren = someone("Wren")
    tell(wren, wave.name, about=wren.ref)
    assert titles(wren) == ["None · tests.wave"]


def test_a_kind_may_leave_out_what_is_over(wave: Kind) -> None:
    wren, otter, heron = someone("Wren"), someone("Otter"), someone("Heron")
    told(wren, wave, otter)
    told(wren, wave, heron)
    register(Kind(wave.name, "people", lambda person, some: [NoticeCard(n, "here") for n in some if n.by == otter]))
    assert titles(wren) == ["here"]


def test_a_kind_that_a_room_no_longer_has_is_not_shown(wave: Kind) -> None:
    wren, otter = someone("Wren"), someone("Otter")
    Notice.objects.create(person=wren, kind="gone.kind", about=otter.ref, by=otter)
    assert titles(wren) == []
    assert counts_by_place(wren) == {}


def test_badges_count_by_place_in_one_query(
    wave: Kind, letter: Kind, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    wren = someone("Wren")
    for number in range(3):
        told(wren, wave, someone(f"Waver {number}"))
    told(wren, letter, someone("Writer"))
    with django_assert_num_queries(1):
        assert counts_by_place(wren) == {"people": 3, "letters": 1}


def test_the_queries_do_not_grow_and_the_list_has_an_end(
    wave: Kind, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    wren = someone("Wren")
    for number in range(AT_ONCE + 5):
        told(wren, wave, someone(f"Waver {number}"))
    with django_assert_num_queries(1):
        assert len(waiting_for(wren)) == AT_ONCE
        assert counts_by_place(wren) == {"people": AT_ONCE + 5}


def test_kinds_that_share_their_words_are_described_together() -> None:
    asked: list[int] = []

    def describe(person: Person, notices: Sequence[Notice]) -> list[NoticeCard]:
        asked.append(len(notices))
        return [NoticeCard(one, one.kind) for one in notices]

    wren, otter = someone("Wren"), someone("Otter")
    with kind("tests.one", describe=describe) as one, kind("tests.two", describe=describe) as two:
        told(wren, one, otter, minutes_ago=1)
        told(wren, two, otter)
        assert titles(wren) == ["tests.two", "tests.one"]
    assert asked == [2]
