"""What power the other carries: read before a hello, before coming alongside, and told when it changes."""

import pytest

from eachother.connections import actions
from eachother.connections.tests import make
from eachother.notices.models import Notice
from eachother.notices.queries import waiting_for
from eachother.people.actions import block, put_on_the_table, take_off_the_table
from eachother.people.models import Person

pytestmark = pytest.mark.django_db
PAID = "paid to be here"


def told(person: Person) -> list[tuple[str, list[str]]]:
    """Titles of what waits, and what each says of powers."""
    person = Person.objects.get(pk=person.pk)
    return [(str(card.title), [said.words for said in card.powers]) for card in waiting_for(person)]


def test_it_stands_on_the_hello_page(wren: make.Peer, otter: make.Peer) -> None:
    make.nodded(wren, otter)
    put_on_the_table(PAID, by=otter.person)
    page = make.signed_in_as(wren).get(f"/alongside/with/{otter.ref}").text
    assert page.index(PAID) < page.index('id="hello-words"')


def test_whoever_is_greeted_reads_it_before_they_answer(wren: make.Peer, otter: make.Peer) -> None:
    put_on_the_table(PAID, by=wren.person)
    ref = make.greeted(wren, otter).ref
    page = make.signed_in_as(otter).get(f"/alongside/{ref}").text
    assert page.index(PAID) < page.index(f"/alongside/{ref}/acceptance")
    assert told(otter.person) == [("Wren says hello", [PAID])]


def test_whoever_is_alongside_is_told(pair: make.Alongside) -> None:
    put_on_the_table(PAID, by=pair.wren.person)
    put_on_the_table("a duty to report", by=pair.wren.person)
    assert ("Wren has put a power on the table", [PAID, "a duty to report"]) in told(pair.juniper.person)
    assert not any("power" in title for title, _ in told(pair.wren.person))
    junipers, wrens = make.signed_in_as(pair.juniper), make.signed_in_as(pair.wren)
    assert PAID in junipers.get(f"/alongside/{pair.ref}").text
    assert PAID not in wrens.get(f"/alongside/{pair.ref}").text, "one's own is no news to oneself"


def test_of_several_changes_the_last_is_told(pair: make.Alongside) -> None:
    power = put_on_the_table(PAID, by=pair.wren.person)
    take_off_the_table(power.ref, by=pair.wren.person)
    titles = [title for title, _ in told(pair.juniper.person) if "power" in title]
    assert titles == ["Wren has taken a power off the table"]


def test_who_pauses_is_told_too(pair: make.Alongside) -> None:
    actions.pause(pair.connection, by=pair.juniper.person)
    put_on_the_table(PAID, by=pair.wren.person)
    assert Notice.objects.filter(person=pair.juniper.person, kind="connections.power").exists()


@pytest.mark.parametrize("over", ["ended", "blocked", "put aside"])
def test_where_it_is_over_nobody_is_told(pair: make.Alongside, otter: make.Peer, over: str) -> None:
    if over == "ended":
        actions.end(pair.connection, by=pair.juniper.person)
    elif over == "blocked":
        block(pair.wren.person, by=pair.juniper.person)
    else:
        actions.decline(make.greeted(pair.wren, otter).connection, by=otter.person)
        actions.end(pair.connection, by=pair.juniper.person)
    put_on_the_table(PAID, by=pair.wren.person)
    assert not Notice.objects.filter(kind="connections.power").exists()


def test_reading_the_conversation_settles_it(pair: make.Alongside) -> None:
    put_on_the_table(PAID, by=pair.wren.person)
    connection = pair.connection
    actions.mark_read(connection, by=pair.juniper.person, to=connection.places)
    assert not Notice.objects.filter(kind="connections.power").exists()


def test_the_end_settles_it(pair: make.Alongside) -> None:
    put_on_the_table(PAID, by=pair.wren.person)
    actions.end(pair.connection, by=pair.wren.person)
    assert not Notice.objects.filter(kind="connections.power").exists()


def test_the_conversation_still_asks_little(
    pair: make.Alongside, django_assert_max_num_queries: pytest.FixtureRequest
) -> None:
    for peer in (pair.wren, pair.juniper):
        put_on_the_table(PAID, by=peer.person)
    wrens = make.signed_in_as(pair.wren)
    wrens.get("/alongside")
    with django_assert_max_num_queries(8):  # type: ignore[operator]
        assert PAID in wrens.get(f"/alongside/{pair.ref}").text


def test_where_there_is_little_room_the_rest_is_one_page_over(pair: make.Alongside) -> None:
    for words in (PAID, "a duty to report", "friend of the host"):
        put_on_the_table(words, by=pair.wren.person)
    page = make.signed_in_as(pair.juniper).get(f"/alongside/{pair.ref}").text
    assert PAID in page
    assert "and 2 more" in page
    assert "friend of the host" not in page
