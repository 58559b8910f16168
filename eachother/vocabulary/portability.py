"""What this room knows of a person: given to them when they take it along, forgotten when they leave."""

from typing import Any

from django.db.models import Model

from eachother.people import leaving
from eachother.people.models import Person
from eachother.vocabulary import actions
from eachother.vocabulary.models import Answer, Question

TAKEN: set[type[Model]] = {Answer, Question}
LEFT: dict[type[Model], str] = {}


def register() -> None:
    leaving.register(leaving.Room("vocabulary", export, actions.forget))


def export(person: Person) -> dict[str, Any]:
    """What they asked, and what they answered, to questions that are not settled yet."""
    asked = Question.objects.filter(asked_by=person).select_related("kept", "other").order_by("pk")
    said = Answer.objects.filter(by=person).select_related("question__kept", "question__other").order_by("pk")
    return {
        "asked_whether_these_are_the_same": [_names(one) for one in asked],
        "answered": [
            {
                "about": _names(one.question),
                "said": str(one.get_said_display()),
                "why": one.why,
                "at": one.created_at.isoformat(timespec="seconds"),
            }
            for one in said
        ],
    }


def _names(question: Question) -> list[str]:
    return [question.kept.name, question.other.name]
