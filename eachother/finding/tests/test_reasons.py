"""The reason in words: every sentence there is."""

from typing import Any

import pytest

from eachother.finding.reasons import Facts, number, only_a_few, reason
from eachother.people.models import Company, Hours

EVENING, NIGHT, WEEKEND = Hours.EVENINGS, Hours.NIGHTS, Hours.WEEKENDS
LISTEN, WALK, LAUGH = Company.LISTENING, Company.A_WALK, Company.A_LAUGH


def say(**facts: Any) -> str:
    return reason(Facts(name="Heron", **{"shared": 0, **facts}))


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({}, ""),
        ({"hours": EVENING}, "You’re both around in the evening."),
        ({"shared": 1}, "You share one thing."),
        ({"shared": 3}, "You share three things."),
        ({"shared": 12}, "You share 12 things."),
        ({"shared": 1, "hours": NIGHT}, "You share one thing, and you’re both around at night."),
        (
            {"shared": 2, "hours": EVENING | WEEKEND},
            "You share two things, and you’re both around in the evening and at weekends.",
        ),
        ({"shared": 1, "few": 1}, "You share one thing that only a few people here speak of openly."),
        ({"shared": 2, "few": 2}, "You share two things that only a few people here speak of openly."),
        (
            {"shared": 2, "few": 2, "hours": EVENING},
            "You share two things that only a few people here speak of openly, and you’re both around in the evening.",
        ),
        (
            {"shared": 1, "few": 1, "hours": EVENING},
            "You share one thing that only a few people here speak of openly, and you’re both around in the evening.",
        ),
        ({"shared": 3, "few": 1}, "You share three things; few people here speak openly of one of them."),
        (
            {"shared": 3, "few": 2, "hours": EVENING},
            "You share three things; few people here speak openly of two of them. You’re both around in the evening.",
        ),
        ({"they_welcome": LISTEN}, "Heron would welcome someone to listen; you said you can."),
        ({"you_welcome": WALK}, "You’d welcome someone to walk with; Heron can."),
        ({"you_welcome": WALK | LAUGH}, "You’d welcome someone to walk with or to laugh with; Heron can."),
        ({"they_welcome": WALK, "you_welcome": WALK | LISTEN}, "You’d both welcome someone to walk with."),
        (
            {"they_welcome": LISTEN, "you_welcome": WALK},
            "Heron would welcome someone to listen; you said you can. You’d welcome someone to walk with; Heron can.",
        ),
        ({"days": 0, "greeted": False}, "Heron arrived today and nobody has said hello yet."),
        ({"days": 1, "greeted": False}, "Heron arrived yesterday and nobody has said hello yet."),
        ({"days": 4, "greeted": False}, "Heron arrived a few days ago and nobody has said hello yet."),
        ({"days": 1, "greeted": True}, ""),
        ({"days": None, "greeted": False}, ""),
    ],
)
def test_each_sentence(facts: dict[str, Any], words: str) -> None:
    assert say(**facts) == words


def test_what_is_rare_comes_before_company_and_what_is_not_after_it() -> None:
    rare = say(shared=1, few=1, they_welcome=LISTEN)
    plain = say(shared=1, they_welcome=LISTEN)
    assert rare.startswith("You share one thing that only a few")
    assert plain.startswith("Heron would welcome")


def test_two_sentences_are_enough() -> None:
    assert say(shared=1, few=1, they_welcome=LISTEN, days=1, greeted=False).count(".") == 2


@pytest.mark.parametrize("kind", Company)
def test_every_kind_of_company_has_its_words(kind: Company) -> None:
    assert "someone to " in say(they_welcome=kind)


@pytest.mark.parametrize("hours", Hours)
def test_every_time_has_its_words(hours: Hours) -> None:
    assert say(hours=hours).startswith("You’re both around ")


@pytest.mark.parametrize(
    ("holders", "everybody", "few"),
    [(1, 9, False), (2, 10, True), (3, 10, False), (8, 40, True), (9, 45, False), (9, 900, True), (10, 900, False)],
)
def test_what_only_a_few_hold(holders: int, everybody: int, few: bool) -> None:
    assert only_a_few(holders, everybody) is few


def test_numbers_in_words() -> None:
    assert [number(n) for n in (1, 2, 9, 10)] == ["one", "two", "nine", "10"]
