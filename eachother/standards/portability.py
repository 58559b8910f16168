"""What this room knows of a person: given to them when they take it along, forgotten when they leave."""

from typing import Any

from django.db.models import Model

from eachother.people import leaving
from eachother.people.models import Person
from eachother.standards import actions
from eachother.standards.models import Reading, Recall, Root, Standard, Statement, Voice

TAKEN: set[type[Model]] = {Standard, Root, Reading, Statement, Voice, Recall}
LEFT: dict[type[Model], str] = {}


def register() -> None:
    leaving.register(leaving.Room("standards", export, actions.forget, clear=actions.clear))


def export(person: Person) -> dict[str, Any]:
    """What they began, laid, read, wrote, said, and put back on the table. Others' stories stay theirs."""
    begun = Standard.objects.filter(begun_by=person).order_by("pk")
    laid = Root.objects.filter(laid_by=person).select_related("standard").order_by("pk")
    readings = Reading.objects.filter(by=person).select_related("standard").order_by("pk")
    statements = Statement.objects.filter(by=person).select_related("standard").order_by("pk")
    voices = Voice.objects.filter(by=person).select_related("standard").order_by("pk")
    recalls = Recall.objects.filter(by=person).select_related("standard").order_by("pk")
    return {
        "begun": [{"standard": one.ref, "about": one.name, "at": _at(one)} for one in begun],
        "stories_laid": [{"standard": one.standard.ref, "at": _at(one)} for one in laid],
        "readings": [_words(one) | {"differs": one.differs} for one in readings],
        "statements": [_words(one) | {"why": one.why} for one in statements],
        "said": [_words(one) | {"marked": one.stance} for one in voices],
        "put_back_on_the_table": [_words(one) for one in recalls],
    }


def _words(row: Reading | Statement | Voice | Recall) -> dict[str, Any]:
    return {"standard": row.standard.ref, "words": row.words, "at": _at(row)}


def _at(row: Any) -> str:
    return str(row.created_at.isoformat(timespec="seconds"))
