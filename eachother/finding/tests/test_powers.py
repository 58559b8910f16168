"""What power somebody carries, seen before one nods."""

from eachother.finding import actions
from eachother.finding.tests.make import signed_in_as
from eachother.notices.queries import waiting_for
from eachother.people.actions import put_on_the_table
from eachother.people.models import Person


def test_it_stands_on_the_card(wren: Person, otter: Person) -> None:
    put_on_the_table("paid to be here", by=otter, since="May")
    card = signed_in_as(wren).get("/people").text
    assert "Says:" in card
    assert card.index("paid to be here") < card.index(f"/people/{otter.ref}/nod")


def test_who_says_nothing_has_no_line(wren: Person, otter: Person) -> None:
    assert "Says:" not in signed_in_as(wren).get("/people").text


def test_it_stands_on_the_notice_of_a_nod(wren: Person, otter: Person) -> None:
    put_on_the_table("paid to be here", by=otter)
    actions.nod(wren, by=otter)
    [card] = waiting_for(wren)
    assert card.powers == (("paid to be here", ""),)
    today = signed_in_as(wren).get("/today").text
    assert today.index("paid to be here") < today.index(f"/people/{otter.ref}/nod")


def test_it_stands_there_too_when_both_have_nodded(wren: Person, otter: Person) -> None:
    put_on_the_table("paid to be here", by=wren)
    actions.nod(wren, by=otter)
    actions.nod(otter, by=wren)
    assert [said.words for card in waiting_for(otter) for said in card.powers] == ["paid to be here"]
