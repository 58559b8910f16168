"""Those one is alongside, on Today."""

import pytest
from django.utils import timezone

from eachother.connections.models import Connection, Kind, Member, State
from eachother.connections.queries.beside import AT_ONCE, alongside
from eachother.home.tests.make import come_alongside, signed_in_as, someone, words_of, write
from eachother.people.actions import block
from eachother.people.models import Person

pytestmark = pytest.mark.django_db


def names(person: Person) -> list[str]:
    return [one.other.name for one in alongside(person)]


def test_the_liveliest_first_and_also_while_it_is_paused() -> None:
    wren, juniper, bramble = someone("Wren"), someone("Juniper"), someone("Bramble")
    come_alongside(wren, bramble, State.PAUSED)
    come_alongside(juniper, wren)
    come_alongside(juniper, bramble)
    said = words_of(signed_in_as(wren).get("/today").content)
    assert names(wren) == ["Juniper", "Bramble"]
    assert "Alongside All of them J Juniper just now B Bramble paused for a while just now" in said


@pytest.mark.parametrize("state", [State.PROPOSED, State.DECLINED, State.ENDED])
def test_what_has_not_begun_or_is_over_is_not_there(state: State) -> None:
    wren, juniper = someone("Wren"), someone("Juniper")
    come_alongside(juniper, wren, state)
    assert names(wren) == names(juniper) == []
    assert b"alongside-title" not in signed_in_as(wren).get("/today").content


def test_what_one_has_not_read_is_new_for_oneself_alone() -> None:
    wren, juniper = someone("Wren"), someone("Juniper")
    connection = come_alongside(wren, juniper)
    write(connection, by=juniper)
    assert [one.is_new for one in alongside(wren)] == [True]
    assert [one.is_new for one in alongside(juniper)] == [False]
    Member.objects.filter(person=wren).update(read_to=1)
    assert [one.is_new for one in alongside(wren)] == [False]


def test_what_was_taken_back_is_not_new() -> None:
    wren, juniper = someone("Wren"), someone("Juniper")
    connection = come_alongside(wren, juniper)
    gone = write(connection, by=juniper)
    gone.envelope, gone.deleted_at = None, timezone.now()
    gone.save()
    write(connection, by=juniper, kind=Kind.TOMBSTONE)
    assert [one.is_new for one in alongside(wren)] == [False]


def test_nobody_who_does_not_exist_for_one() -> None:
    wren, juniper = someone("Wren"), someone("Juniper")
    come_alongside(wren, juniper)
    block(wren, by=juniper)
    Connection.objects.update(state=State.ALONGSIDE)
    assert names(wren) == names(juniper) == []


def test_the_rest_is_one_page_over() -> None:
    wren = someone("Wren")
    for number in range(AT_ONCE + 2):
        come_alongside(wren, someone(f"Somebody {number}"))
    assert len(names(wren)) == AT_ONCE
    assert b'href="/alongside"' in signed_in_as(wren).get("/today").content


def test_whoever_is_alongside_somebody_has_begun() -> None:
    sorrel = someone("Sorrel", days_here=1)
    assert "Somewhere to begin" in words_of(signed_in_as(sorrel).get("/today").content)
    come_alongside(someone("Juniper"), sorrel)
    assert "Somewhere to begin" not in words_of(signed_in_as(sorrel).get("/today").content)
