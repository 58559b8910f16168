"""What Riverside decides by ranking, when it looks for a time, and how warm it is to something."""

from collections.abc import Mapping, Sequence
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings

from eachother.circles.models import Circle
from eachother.decisions import actions
from eachother.decisions.actions.options import Time
from eachother.decisions.models import AS_IT_IS, Decision, Mode
from eachother.demo import reading
from eachother.demo.ballot_shapes import Balloted, BallotGiven, OptionPut, voters_in
from eachother.demo.decisions import Way
from eachother.demo.keys import Inhabitant
from eachother.demo.reading import LifeError, choice


def read(folder: Path = reading.LIVES) -> list[Balloted]:
    """What stands in `ballots.toml`. Raises LifeError for what does not fit."""
    return [_read_one(entry) for entry in reading._load(folder / "ballots.toml", "ballot")["ballot"]]


def _read_one(entry: dict[str, Any]) -> Balloted:
    where = f"ballots.toml, {entry.get('question')}"
    options = reading._all(OptionPut, entry.get("options", []), where)
    ballots = reading._all(BallotGiven, entry.get("ballots", []), where)
    return reading._one(Balloted, {**entry, "options": options, "ballots": ballots}, where)


def vote(
    lives: Sequence[Balloted], circles: Mapping[str, Circle], people: Mapping[str, Inhabitant], now: datetime
) -> None:
    """Through the real actions, and time goes by for each in between. Raises LifeError for a name nobody has."""
    if unknown := {*voters_in(lives)} - people.keys():
        raise LifeError(f"ballots.toml: there is no {sorted(unknown)}.")
    for one in lives:
        circle = circles[one.circle] if one.circle else None
        by = people[one.by].person
        mode = choice(Mode, one.mode)
        decision = actions.open_question(one.question, one.words, circle=circle, kind=one.kind, mode=mode, by=by)
        way = Way(decision, one.days_ago, people, now)
        for option in one.options:
            _put(option, decision, people, now)
        if one.asked_days_ago >= 0:
            way.days_pass(one.asked_days_ago)
            actions.ask(decision, by=by)
        for given in one.ballots:
            running = decision.rounds.get(ended_at=None)
            sent = _sent(given, decision)
            actions.speak(decision, sent, number=running.number, by=people[given.by].person)
        way.come_to_today()


def _put(one: OptionPut, decision: Decision, people: Mapping[str, Inhabitant], now: datetime) -> None:
    by = people[one.by].person
    if one.words:
        actions.add_option(decision, one.words, by=by)
    else:
        day = now.date() + timedelta(days=one.in_days)
        zone = one.zone or settings.TIME_ZONE
        actions.add_slot(decision, Time(day, time.fromisoformat(one.at), zone, one.minutes), by=by)


def _sent(one: BallotGiven, decision: Decision) -> dict[str, str]:
    """What the form would have sent."""
    refs = dict(decision.options.values_list("words", "ref")) | {"-": AS_IT_IS}
    levels = [level.split("=") for level in one.ranked.split(">")] if one.ranked else []
    places = {refs[name.strip()]: number for number, level in enumerate(levels, 1) for name in level}
    slots = decision.slots.order_by("starts_at").values_list("ref", flat=True)
    return {
        **{f"place-{ref}": str(number) for ref, number in places.items()},
        **{f"can-{ref}": can for ref, can in zip(slots, one.can, strict=False)},
        "warmth": one.warmth,
        "words": one.words,
    }
