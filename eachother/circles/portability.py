"""What this room knows of a person: given to them when they take it along, forgotten when they leave."""

from datetime import datetime
from typing import Any

from django.db.models import Model, Q

from eachother.circles import actions
from eachother.circles.models import Answer, Ask, Asking, Knock, Membership
from eachother.people import leaving
from eachother.people.models import Person

TAKEN: set[type[Model]] = {Answer, Ask, Asking, Knock, Membership}
LEFT: dict[type[Model], str] = {}


def register() -> None:
    leaving.register(leaving.Room("circles", export, actions.forget))


def export(person: Person) -> dict[str, Any]:
    """Which circles they are in, where they knock, whom they ask in and who asks them, what they put on the table and
    what they said to what others put there."""
    inside = Membership.objects.filter(person=person).select_related("circle").order_by("pk")
    knocks = Knock.objects.filter(Q(by=person) | Q(answered_by=person)).select_related("circle").order_by("pk")
    asks = Ask.objects.filter(by=person).select_related("circle", "person").order_by("pk")
    waiting = Ask.objects.waiting_for(person).select_related("circle", "by").order_by("pk")
    put = Asking.objects.filter(by=person).select_related("clause__circle").order_by("pk")
    said = Answer.objects.filter(person=person).select_related("asking__clause__circle").order_by("pk")
    return {
        "circles": [{"circle": one.circle.name, "since": _moment(one.created_at)} for one in inside],
        "knocks": [_knock(one, person) for one in knocks],
        "asked_in": [
            {"circle": one.circle.name, "whom": one.person.called, "at": _moment(one.created_at)} for one in asks
        ],
        "asked_in_by": [
            {"circle": one.circle.name, "by": one.by.called, "at": _moment(one.created_at)} for one in waiting
        ],
        "put_on_the_table": [
            {"circle": one.clause.circle.name, "words": one.words, "at": _moment(one.created_at)} for one in put
        ],
        "said_to_what_was_put": [
            {
                "circle": one.asking.clause.circle.name,
                "to": one.asking.words,
                "says": one.says,
                "words": one.words,
                "at": _moment(one.created_at),
            }
            for one in said
        ],
    }


def _knock(one: Knock, person: Person) -> dict[str, Any]:
    """Their own words; of a knock that they answered, only what they answered."""
    mine = one.by_id == person.pk
    return {
        "circle": one.circle.name,
        "knocked": mine,
        "words": one.words if mine else one.answer,
        "at": _moment(one.created_at if mine else one.answered_at or one.created_at),
    }


def _moment(at: datetime) -> str:
    return at.isoformat(timespec="seconds")
