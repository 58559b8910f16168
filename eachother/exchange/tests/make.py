"""People who ask and offer, in a circle and to everybody."""

from collections.abc import Collection
from datetime import timedelta
from typing import Any

from django.utils import timezone

from eachother.circles import actions as circles
from eachother.circles.models import Circle, Door, Readers
from eachother.exchange import actions
from eachother.exchange.models import Answer, Kind, Slip
from eachother.people.models import Company, Person
from eachother.tests.somebody import say, signed_in_as, someone, words_of

__all__ = ["say", "signed_in_as", "someone", "words_of"]  # at hand here too

WORDS = "Somebody to sit with me while I open the brown envelopes."


def a_day(days: int = 14) -> str:
    return (timezone.localdate() + timedelta(days=days)).isoformat()


def a_circle(
    *people: Person, name: str = "Brown envelopes", readers: Readers = Readers.CIRCLE, about: Collection[str] = ()
) -> Circle:
    circle = circles.start(name, "Bring it unopened.", about=about, door=Door.SHARED, readers=readers, by=people[0])
    for person in people[1:]:
        circles.join(circle, by=person)
    return circle


def a_slip(
    by: Person,
    words: str = WORDS,
    *,
    kind: Kind = Kind.ASK,
    circle: Circle | None = None,
    company: Company = Company.FORMS_AND_LETTERS,
    days: int = 14,
) -> Slip:
    wording = actions.Wording(words, timezone.localdate() + timedelta(days=days), company)
    return actions.put_up(kind, wording, by=by, circle=circle)


def an_answer(slip: Slip, by: Person, words: str = "I have a kettle and a letter opener.") -> Answer:
    return actions.answer(slip, words, by=by)


def taken_up(slip: Slip, by: Person) -> Answer:
    """An answer of `by`, which the writer of the slip takes up."""
    answer = an_answer(slip, by)
    actions.take_up(answer, by=slip.by)
    answer.refresh_from_db()
    return answer


def post(person: Person, path: str, **sent: Any) -> Any:
    return signed_in_as(person).post(path, sent)


def get(person: Person, path: str) -> Any:
    return signed_in_as(person).get(path)


def seen_by(person: Person, path: str) -> str:
    """The words of a page as this person sees it."""
    answer = get(person, path)
    assert answer.status_code == 200, (path, answer.status_code)
    return words_of(answer.content)
