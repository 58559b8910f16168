"""The statement finds exactly whom an exact scorer in plain Python finds, in the same order, in small random worlds."""

from dataclasses import dataclass, field
from datetime import date
from unittest.mock import patch

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from eachother.finding import actions, queries
from eachother.finding.fairness import UNSEEN
from eachother.finding.models import Attention, Posting, Why
from eachother.finding.queries import UNLIFTED, Match, day_of, matches_for, own_of
from eachother.finding.score import Side, fit, rarity
from eachother.finding.statement import SALTS
from eachother.people.models import Block, Experience, Lived, Mute, Person, ShownTo

DAY = date(2026, 3, 1)
BITS = st.integers(0, 7)
PEOPLE = 7


@dataclass
class Someone:
    lived: dict[int, ShownTo]
    languages: list[str]
    hours: int
    welcomes: int
    offers: int
    hidden: bool

    def by(self, *shown_to: ShownTo) -> set[int]:
        """What they show to these."""
        return {what for what, to in self.lived.items() if to in shown_to}


@dataclass
class World:
    people: list[Someone]
    lifts: list[int]
    blocks: set[tuple[int, int]]
    mutes: set[tuple[int, int]]
    ties: set[tuple[int, int]]
    rows: list[Person] = field(default_factory=list)


PAIRS = st.sets(
    st.tuples(st.integers(0, PEOPLE - 1), st.integers(0, PEOPLE - 1)).filter(lambda pair: pair[0] != pair[1]),
    max_size=2,
)
SOMEONE = st.builds(
    Someone,
    lived=st.dictionaries(st.integers(0, 4), st.sampled_from(ShownTo), max_size=4),
    languages=st.lists(st.sampled_from(["en", "pl", "es"]), max_size=3, unique=True),
    hours=BITS,
    welcomes=BITS,
    offers=BITS,
    hidden=st.integers(0, 5).map(lambda n: n == 0),
)
WORLDS = st.builds(
    World,
    people=st.lists(SOMEONE, min_size=PEOPLE, max_size=PEOPLE),
    lifts=st.lists(st.sampled_from([250, 1000, 1682]), max_size=PEOPLE),
    blocks=PAIRS,
    mutes=PAIRS,
    ties=PAIRS,
)


@pytest.mark.django_db
@given(WORLDS)
@settings(max_examples=60, deadline=None)
def test_the_statement_and_the_exact_scorer_agree(world: World) -> None:
    with transaction.atomic():
        settle_in(world)
        for rows_before_strict in (0, 4000):
            with patch.object(queries, "FEW_ROWS", rows_before_strict):
                for me in range(PEOPLE):
                    assert found_by(world, me) == exactly(world, me)
        transaction.set_rollback(True)


@pytest.mark.django_db
@given(WORLDS)
@settings(max_examples=30, deadline=None)
def test_a_page_is_filled_with_looser_fits_only_when_it_is_short(world: World) -> None:
    with transaction.atomic(), patch.object(queries, "A_PAGE", 2):
        settle_in(world)
        for rows_before_strict in (0, 4000):
            with patch.object(queries, "FEW_ROWS", rows_before_strict):
                for me in range(PEOPLE):
                    every = exactly(world, me)
                    found = found_by(world, me)
                    assert found == every[: len(found)]
                    if len(found) < len(every):
                        assert len(found) >= 2
                        assert every[len(found)].fit > found[-1].fit
        transaction.set_rollback(True)


@pytest.mark.django_db
@given(WORLDS)
@settings(max_examples=30, deadline=None)
def test_where_not_all_can_be_read_whoever_is_found_still_stands_in_the_exact_order(world: World) -> None:
    with transaction.atomic(), patch.object(queries, "ROWS_AT_MOST", 3):
        settle_in(world)
        for me in range(PEOPLE):
            found = found_by(world, me)
            assert found == [match for match in exactly(world, me) if match in found]
        transaction.set_rollback(True)


def settle_in(world: World) -> None:
    """Make the world's people, and place them."""
    vocabulary = [Experience.objects.create(name=f"thing {n}", name_key=f"thing {n}") for n in range(5)]
    for number, someone in enumerate(world.people):
        person = Person.objects.create(
            login=f"p{number}",
            name=f"p{number}",
            name_key=f"p{number}",
            languages=someone.languages,
            hours=someone.hours,
            welcomes=someone.welcomes,
            offers=someone.offers,
            hidden_at=timezone.now() if someone.hidden else None,
        )
        Lived.objects.bulk_create(
            Lived(person=person, experience=vocabulary[what], shown_to=shown_to)
            for what, shown_to in someone.lived.items()
        )
        world.rows.append(person)
    for by, other in world.blocks:
        Block.objects.create(by=world.rows[by], other=world.rows[other])
    for by, other in world.mutes:
        Mute.objects.create(by=world.rows[by], other=world.rows[other])
    for one, other in world.ties:
        actions.tie(world.rows[one], world.rows[other], Why.ALONGSIDE)
    for person in world.rows:
        actions.place(person)
    Attention.objects.bulk_create(
        Attention(person=person, seen=1, lift=lift, lift_before=4000)
        for person, lift in zip(world.rows, world.lifts, strict=False)
    )
    with patch("eachother.finding.actions.counting.DRIFT", 0):
        actions.recount()
        actions.reweigh()


def found_by(world: World, me: int) -> list[Match]:
    person = world.rows[me]
    return matches_for(person, own_of(person), on=DAY)


def exactly(world: World, me: int) -> list[Match]:
    """Everybody to be found, by the formula written out as it stands in the design."""
    mine, person = world.people[me], world.rows[me]
    here = [one for one in world.people if not one.hidden]
    openly = [one.by(ShownTo.EVERYBODY) for one in here]
    everybody = sum(1 for lived in openly if lived)
    idf = {what: rarity(sum(1 for lived in openly if what in lived), everybody) for what in range(5)}
    away = {(by, other) for by, other in world.blocks | world.mutes | world.ties} | {
        (other, by) for by, other in world.blocks | world.ties
    }
    lifts = dict(Attention.objects.values_list("person", "lift"))
    turn = day_of(person, DAY).turn
    i_say = mine.by(ShownTo.EVERYBODY, ShownTo.SHARERS)
    ranked = []
    for number, other in enumerate(world.people):
        shared = sum(idf[what] for what in i_say & other.by(ShownTo.EVERYBODY))
        veiled = max([idf[what] for what in i_say & other.by(ShownTo.SHARERS) if not mine.hidden], default=0)
        speak = set(mine.languages or ["en"]) & set(other.languages or ["en"])
        if number == me or other.hidden or (me, number) in away or not shared + veiled or not speak:
            continue
        w_a = sum(idf[what] for what in i_say)
        w_b = sum(idf[what] for what in other.by(ShownTo.EVERYBODY)) + veiled
        if not shared:
            w_b = max(w_b, w_a, 20_000)
        d_ab, d_ba = satisfied(mine.welcomes, other.offers), satisfied(other.welcomes, mine.offers)
        score = 2 * (shared + veiled) * d_ab * d_ba / (d_ab * w_b + d_ba * w_a)
        how = fit(Side(0, mine.hours, mine.welcomes, mine.offers), Side(0, other.hours, other.welcomes, other.offers))
        them = world.rows[number]
        salt = Posting.objects.filter(person=them).values_list("salt", flat=True)[0]
        lifted = round((lifts.get(them.pk, UNSEEN) if shared else UNLIFTED) * score, 6)
        ranked.append((how, -lifted, (salt + turn) % SALTS, them.pk))
    return [Match(pk, how) for how, _score, _salt, pk in sorted(ranked)]


def satisfied(welcomes: int, offers: int) -> float:
    asked = [bit for bit in range(3) if welcomes >> bit & 1]
    return (1 + sum(offers >> bit & 1 for bit in asked)) / (1 + len(asked))
