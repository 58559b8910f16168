"""What Riverside decides: each through the real actions, and time goes by for it in between."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db.models import DateTimeField, F, Model

from eachother.circles.models import Circle
from eachother.decisions import actions
from eachother.decisions.drafts import Draft
from eachother.decisions.models import (
    Answer,
    Decision,
    Elector,
    Inquiry,
    Outcome,
    Position,
    Proposal,
    Round,
    Statement,
    Step,
)
from eachother.decisions.told import AMENDED, ASKED, CLOSED, OPENED, REMINDED
from eachother.demo.keys import Inhabitant
from eachother.demo.reading import LifeError
from eachother.demo.shapes.decisions import Decided, StandsThere, Told, VersionPut
from eachother.notices import actions as notices
from eachother.notices.models import Notice

OLD_NEWS = 2  # days after which everybody has seen it

# Where each table's rows lead to their decision.
ROWS: tuple[tuple[type[Model], str], ...] = (
    (Decision, "pk"), (Step, "decision"), (Inquiry, "decision"), (Answer, "inquiry__decision"), (Statement, "decision"),
    (Proposal, "decision"), (Round, "decision"), (Elector, "round__decision"), (Position, "elector__round__decision"),
    (Outcome, "decision"),
)  # fmt: skip


class Way:
    """A decision on its way: what happens next happens so many days before today."""

    def __init__(self, decision: Decision, days_ago: int, people: Mapping[str, Inhabitant], now: datetime) -> None:
        self.decision, self.days_ago, self.people, self.now = decision, days_ago, people, now

    def days_pass(self, until_days_ago: int) -> None:
        """Whatever would have happened by itself in between happens, a week at a time."""
        while self.days_ago > until_days_ago:
            days = min(7, self.days_ago - until_days_ago)
            self.days_ago -= days
            for model, path in ROWS:
                names = [field.name for field in model._meta.get_fields() if isinstance(field, DateTimeField)]
                earlier: dict[str, Any] = {name: F(name) - timedelta(days=days) for name in names}
                model._default_manager.filter(**{path: self.decision.pk}).update(**earlier)
            told = Notice.objects.filter(about=self.decision.ref)
            told.update(created_at=F("created_at") - timedelta(days=days))
            actions.go_on(self.decision)

    def come_to_today(self) -> None:
        """What is old news by then everybody has seen."""
        self.days_pass(0)
        old = Notice.objects.filter(about=self.decision.ref, created_at__lt=self.now - timedelta(days=OLD_NEWS))
        for kind in (OPENED, ASKED, AMENDED, REMINDED, CLOSED):
            notices.settle_for_all(kind, about=list(old.filter(kind=kind).values_list("about", flat=True)[:1]))

    def put(self, version: VersionPut, said: Sequence[Told] = ()) -> None:
        """`said` is what people said of it before they were asked."""
        self.days_pass(version.days_ago)
        person, number = self.people[version.by].person, self.decision.proposals.count()
        actions.propose(self.decision, Draft(version.words), after=number, by=person)
        self.say(said)
        voices = [*version.voices, *(StandsThere(name, "agree") for name in version.agreed)]
        if voices:
            running = actions.ask(self.decision, by=person)
            at = self.now - timedelta(days=self.days_ago)
            running.electors.filter(person__created_at__gt=at).delete()  # they were not here yet
            for voice in voices:
                given = {"says": voice.says, "words": voice.words, "mend": voice.mend}
                actions.speak(self.decision, given, number=running.number, by=self.people[voice.by].person)
            if version.over:
                self.days_pass(self.days_ago - (running.closes_at - running.created_at).days - 1)

    def say(self, said: Sequence[Told]) -> None:
        for one in said:
            actions.state(self.decision, one.words, by=self.people[one.by].person)


def decide(
    lives: Sequence[Decided], circles: Mapping[str, Circle], people: Mapping[str, Inhabitant], now: datetime
) -> None:
    """Raises LifeError for a circle that there is not."""
    for one in lives:
        if one.circle and one.circle not in circles:
            raise LifeError(f"decisions.toml: there is no circle {one.circle!r}.")
        circle, by = circles[one.circle] if one.circle else None, people[one.by].person
        decision = actions.open_question(one.question, one.words, circle=circle, by=by)
        _go(one, Way(decision, one.days_ago, people, now))


def _go(one: Decided, way: Way) -> None:
    decision = way.decision
    for asked in one.wondered:
        inquiry = actions.wonder(decision, asked.words, by=way.people[asked.by].person)
        for known in asked.known:
            actions.answer(inquiry, known.words, by=way.people[known.by].person)
    if not one.versions:
        way.say(one.said)
    for number, version in enumerate(one.versions):
        way.put(version, one.said if number == 0 else ())
    if one.rests:
        actions.let_rest(decision, one.rests, by=way.people[one.by].person)
    way.come_to_today()
