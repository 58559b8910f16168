"""Which names of Riverside's might be one, and what those who have lived them have said so far."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from eachother.demo.keys import Inhabitant
from eachother.demo.reading import LifeError, choice
from eachother.demo.shapes import SameAsked
from eachother.notices.models import Notice
from eachother.vocabulary.kinds import SAME
from eachother.vocabulary.models import Answer, Question, Said
from eachother.vocabulary.queries import called, holders
from eachother.vocabulary.rules import ASKED_FOR


def ask(lives: Iterable[SameAsked], people: Mapping[str, Inhabitant], now: datetime) -> None:
    """They wait for everybody who may answer and has not yet."""
    for one in lives:
        kept, other = called(one.kept), called(one.other)
        if kept is None or other is None:
            raise LifeError(f"questions.toml: nobody in Riverside has lived {one.kept!r} or {one.other!r}.")
        at = now - timedelta(days=one.days_ago)
        question = Question.objects.create(
            kept=kept, other=other, asked_by=people[one.by].person, created_at=at, until=at + ASKED_FOR
        )
        said = {people[one.by].person: (Said.SAME, "")}
        said |= {people[each.by].person: (choice(Said, each.said), each.why) for each in one.answers}
        Answer.objects.bulk_create(
            Answer(question=question, by=person, said=what, why=why) for person, (what, why) in said.items()
        )
        waiting = set(holders(question)) - {person.pk for person in said}
        Notice.objects.bulk_create(
            Notice(person_id=person, kind=SAME, about=question.ref, created_at=at) for person in sorted(waiting)
        )
