"""What nobody has answered comes round again, kindly, to a few who could."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from eachother.circles import actions as circles
from eachother.circles.models import About, Readers
from eachother.exchange import actions, rules
from eachother.exchange.models import Kind, Round, Slip
from eachother.exchange.rules import Could, is_due, whom
from eachother.exchange.tests import make
from eachother.notices.queries import waiting_for
from eachother.people import actions as people
from eachother.people.models import Company, HiddenFrom, Person
from eachother.tests.somebody import someone

FORMS = int(Company.FORMS_AND_LETTERS)


@pytest.fixture
def clock(db: None) -> Iterator[Any]:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        yield clock


def who_offers(name: str, company: int = FORMS, *lived: str) -> Person:
    person = someone(name, *lived)
    Person.objects.filter(pk=person.pk).update(offers=company, welcomes=company)
    return Person.objects.get(pk=person.pk)


def titles(person: Person) -> list[str]:
    return [str(card.title) for card in waiting_for(Person.objects.get(pk=person.pk))]


def asked() -> set[str]:
    return set(Round.objects.values_list("person__name", flat=True))


def later(clock: Any, **much: float) -> None:
    clock.shift(timedelta(**much))
    actions.go_round()


def test_after_three_days_it_comes_round_to_who_offers_that_and_the_writer_is_told(clock: Any, wren: Person) -> None:
    heron, fox = who_offers("Heron"), who_offers("Fox", int(Company.A_WALK))
    make.a_slip(wren, days=30)
    later(clock, days=2, hours=23)
    assert asked() == set()
    later(clock, hours=1)
    assert asked() == {"Heron"}
    assert titles(heron) == ["Somebody asks, and nobody has answered yet"]
    assert titles(fox) == []
    assert titles(wren) == ["Nobody has answered what you asked for yet"]
    page = make.seen_by(wren, f"/asks/{Slip.objects.get().ref}")
    assert "Nobody has answered yet. That says nothing about you" in page
    assert "It has been shown again to a few people who might." in page
    for else_there_is in ("Who is open to company now", "For a hard moment"):
        assert else_there_is in page


def test_an_offer_comes_round_to_who_would_welcome_it(clock: Any, wren: Person) -> None:
    who_offers("Heron")
    make.a_slip(wren, "I am good at forms.", kind=Kind.OFFER, days=30)
    later(clock, days=3)
    assert asked() == {"Heron"}
    assert titles(wren) == ["Nobody has taken your offer yet"]


def test_what_has_been_answered_does_not(clock: Any, wren: Person, otter: Person) -> None:
    who_offers("Heron")
    slip = make.a_slip(wren, days=30)
    make.an_answer(slip, otter)
    later(clock, days=4)
    assert asked() == set()


def test_once_it_is_answered_it_waits_for_nobody(clock: Any, wren: Person, otter: Person) -> None:
    heron = who_offers("Heron")
    slip = make.a_slip(wren, days=30)
    later(clock, days=3)
    make.an_answer(slip, otter)
    assert titles(heron) == []
    assert titles(wren) == ["Otter could do what you asked for"]


def test_a_few_at_once_and_others_the_next_time(clock: Any, wren: Person) -> None:
    people_here = [who_offers(f"Bird {n}") for n in range(8)]
    make.a_slip(wren, days=30)
    later(clock, days=3)
    first = asked()
    assert len(first) == rules.A_FEW
    later(clock, days=1)
    assert asked() == first, "not before some days are over"
    later(clock, days=3)
    assert len(asked()) == 2 * rules.A_FEW
    for _ in range(4):
        later(clock, days=4)
    assert len(asked()) == len(people_here), "to each once"
    assert titles(wren) == ["Nobody has answered what you asked for yet"], "told once"


def test_whoever_was_asked_lately_rests_and_whoever_was_asked_least_is_first(clock: Any, wren: Person) -> None:
    for n in range(rules.A_FEW):
        who_offers(f"Bird {n}")
    make.a_slip(wren, "One", days=60)
    later(clock, days=3)
    make.a_slip(wren, "Two", days=60)
    clock.shift(timedelta(days=3))
    for n in range(rules.A_FEW):
        who_offers(f"New {n}")
    actions.go_round()
    two = set(Round.objects.filter(slip__words="Two").values_list("person__name", flat=True))
    assert two == {f"New {n}" for n in range(rules.A_FEW)}


def test_whoever_shares_something_with_who_asks_openly(clock: Any, wren: Person, juniper: Person) -> None:
    make.someone("Heron", "something else")
    make.a_slip(wren, company=Company(0), days=30)
    later(clock, days=3)
    assert asked() == {"Juniper"}, "Wren and Juniper both show it to everybody"


def test_whoever_shares_what_the_circle_is_about(clock: Any, otter: Person) -> None:
    heron, _fox = make.someone("Heron", "owing money"), make.someone("Fox", "gardens")
    circle = make.a_circle(otter, readers=Readers.EVERYBODY)
    About.objects.create(circle=circle, name="owing money", name_key="owing money")
    make.a_slip(otter, circle=circle, company=Company(0), days=30)
    later(clock, days=3)
    assert asked() == {"Heron"}
    assert len(titles(heron)) == 1


def test_what_only_a_circle_may_read_comes_round_there_alone(clock: Any, wren: Person) -> None:
    heron, _fox = who_offers("Heron"), who_offers("Fox")
    circle = make.a_circle(wren, heron)
    make.a_slip(wren, circle=circle, days=30)
    later(clock, days=3)
    assert asked() == {"Heron"}
    assert "The table: sit down with whoever is there" in make.seen_by(wren, f"/asks/{Slip.objects.get().ref}")
    circles.leave(circle, by=heron)
    assert titles(heron) == [], "nor to who has left it"


def test_never_across_a_line_nor_to_who_is_hidden_or_hides_a_word(clock: Any, wren: Person) -> None:
    blocked, blocking, muted, muting, hidden, hides, gone, could = (
        who_offers(name) for name in ("Ash", "Alder", "Birch", "Beech", "Cedar", "Elm", "Fir", "Heron")
    )
    people.block(blocked, by=wren)
    people.block(wren, by=blocking)
    people.mute(muted, by=wren)
    people.mute(wren, by=muting)
    Person.objects.filter(pk=hidden.pk).update(hidden_at=timezone.now(), hidden_from=HiddenFrom.STRANGERS)
    people.hide("brown envelopes", by=hides)
    Person.objects.filter(pk=gone.pk).update(left_at=timezone.now())
    make.a_slip(wren, days=30)
    later(clock, days=3)
    assert asked() == {could.name}


def test_a_line_drawn_afterwards_takes_it_away(clock: Any, wren: Person) -> None:
    heron = who_offers("Heron")
    make.a_slip(wren, days=30)
    later(clock, days=3)
    people.block(heron, by=wren)
    assert (asked(), titles(heron)) == (set(), [])


def test_it_can_be_let_be_and_nobody_is_told(clock: Any, wren: Person) -> None:
    heron = who_offers("Heron")
    slip = make.a_slip(wren, days=30)
    later(clock, days=3)
    before = make.seen_by(wren, f"/asks/{slip.ref}")
    for _ in range(2):
        assert make.post(heron, f"/asks/{slip.ref}/leave")["Location"] == "/"
    assert titles(heron) == []
    assert make.seen_by(wren, f"/asks/{slip.ref}") == before
    assert make.get(heron, f"/asks/{slip.ref}").status_code == 200, "they may still change their mind"


def test_what_is_over_comes_round_no_more(clock: Any, wren: Person) -> None:
    heron = who_offers("Heron")
    make.a_slip(wren, "Ended", days=30)
    make.a_slip(wren, "Over", days=1)
    later(clock, days=3)
    actions.end(Slip.objects.get(words="Ended"), by=wren)
    assert titles(heron) == []
    assert titles(wren) == []
    later(clock, days=5)
    assert Round.objects.filter(slip__words="Over").count() == 0


def test_both_ways_of_the_rule() -> None:
    def one(
        person: int, *, company: bool = False, shares: bool = False, is_open: bool = False, asked: int = 0
    ) -> Could:
        return Could(person, company, shares, is_open, asked)

    assert whom([]) == []
    assert whom([one(1), one(2, is_open=True)]) == [], "nobody whom it fits in nothing"
    assert whom([one(1, company=True, asked=1), one(2, shares=True)]) == [2, 1]
    assert whom([one(1, company=True), one(2, company=True, is_open=True), one(3, company=True, shares=True)]) == [
        3,
        2,
        1,
    ]
    assert whom([one(n, company=True) for n in range(9)], at_most=2) == [0, 1]


def test_when_it_is_due() -> None:
    now = timezone.now()
    assert not is_due(now - rules.WAITS + timedelta(seconds=1), None, now)
    assert is_due(now - rules.WAITS, None, now)
    old = now - timedelta(days=40)
    assert not is_due(old, now - rules.AGAIN_AFTER + timedelta(seconds=1), now)
    assert is_due(old, now - rules.AGAIN_AFTER, now)
    put_up_again = now - rules.WAITS
    assert is_due(put_up_again, put_up_again - timedelta(hours=1), now)
