"""What this room knows of a person: given to them when they take it along, forgotten when they leave."""

from typing import Any

from django.db.models import Model

from eachother.exchange import actions
from eachother.exchange.models import Afterword, Answer, Round, Slip
from eachother.people import leaving
from eachother.people.models import Person
from eachother.people.queries import visible_to

TAKEN: set[type[Model]] = {Slip, Answer, Round, Afterword}
LEFT: dict[type[Model], str] = {}


def register() -> None:
    leaving.register(leaving.Room("exchange", export, actions.forget))


def export(person: Person) -> dict[str, Any]:
    """What they asked for and offered, what they answered, what came round to them, and what they said afterwards; and
    what was said to them."""
    slips = Slip.objects.filter(by=person).select_related("circle").order_by("pk")
    answers = Answer.objects.filter(by=person).order_by("pk")
    rounds = Round.objects.filter(person=person).order_by("pk")
    said = Afterword.objects.filter(by=person).order_by("pk")
    heard = Afterword.objects.filter(other=person, by__in=visible_to(person)).select_related("by").order_by("pk")
    return {
        "asks_and_offers": [_slip(one) for one in slips],
        "answered": [
            {"words": one.words, "at": _moment(one), "taken_up": one.taken_up_at is not None} for one in answers
        ],
        "came_round": [{"at": _moment(one), "let_be": one.let_be_at is not None} for one in rounds],
        "said_afterwards": [_afterword(one) for one in said],
        "was_told_afterwards": [{"by": one.by.name, **_afterword(one)} for one in heard],
    }


def _slip(slip: Slip) -> dict[str, Any]:
    return {
        "is": str(slip.get_kind_display()),
        "words": slip.words,
        "company": [str(words) for words in slip.company_words],
        "when": slip.time,
        "where": slip.place,
        "to": slip.circle.name if slip.circle else None,
        "put_up": slip.put_up_at.isoformat(timespec="seconds"),
        "until": slip.until.isoformat(),
        "over": slip.over_at.isoformat(timespec="seconds") if slip.over_at else None,
    }


def _afterword(said: Afterword) -> dict[str, str]:
    return {"way": said.way, "words": said.words, "for": str(said.get_audience_display()), "at": _moment(said)}


def _moment(row: Answer | Round | Afterword) -> str:
    return row.created_at.isoformat(timespec="seconds")
