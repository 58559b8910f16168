"""What this room knows of a person: given to them when they take it along, forgotten when they leave."""

from typing import Any

from django.db.models import Model

from eachother.decisions import actions
from eachother.decisions.ballots_taken import SAID, ballot_of, put_on_the_table
from eachother.decisions.models import (
    Answer,
    Decision,
    Elector,
    Inquiry,
    Option,
    Outcome,
    Position,
    Proposal,
    Round,
    Slot,
    Statement,
    Step,
)
from eachother.people import leaving
from eachother.people.models import Person

TAKEN: set[type[Model]] = {Decision, Inquiry, Answer, Statement, Proposal, Elector, Outcome, Option, Slot}
LEFT: dict[type[Model], str] = {
    Round: "that they asked everybody; it says nothing that their proposal does not",
    Step: "that they moved it on; the same",
}


def register() -> None:
    leaving.register(leaving.Room("decisions", export, actions.forget, clear=actions.clear))


def export(person: Person) -> dict[str, Any]:
    """What they opened, proposed, said and asked, and where they stood. The words of others stay theirs; the question
    is there so that one knows what it was about, as far as they may still read it."""
    readable = Decision.objects.readable_by(person)
    opened = Decision.objects.filter(opened_by=person).select_related("circle").order_by("pk")
    asked = Elector.objects.filter(person=person).select_related("round__decision", "position", *SAID)
    asked = asked.prefetch_related("availabilities__slot").order_by("pk")
    within = set(readable.filter(rounds__electors__person=person).values_list("pk", flat=True))
    return {
        "questions": [
            {"ref": one.ref, "circle": one.circle.name if one.circle else None, "question": one.question,
             "words": one.words, "at": _at(one)}
            for one in opened
        ],
        "proposals": [
            {"decision": one.decision.ref, "version": one.number, "words": one.words, "at": _at(one)}
            for one in Proposal.objects.filter(by=person).select_related("decision").order_by("pk")
        ],
        "asked_for": [
            {"decision": one.decision.ref, "words": one.words, "at": _at(one)}
            for one in Inquiry.objects.filter(by=person).select_related("decision").order_by("pk")
        ],
        "answered": [
            {"decision": one.inquiry.decision.ref, "words": one.words, "at": _at(one)}
            for one in Answer.objects.filter(by=person).select_related("inquiry__decision").order_by("pk")
        ],
        "said": [
            {"decision": one.decision.ref, "words": one.words, "at": _at(one)}
            for one in Statement.objects.filter(by=person).select_related("decision").order_by("pk")
        ],
        "voices": [_voice(one, readable=one.round.decision_id in within) for one in asked],
        **put_on_the_table(person),
        "laid_to_rest": [
            {"decision": one.decision.ref, "words": one.words, "at": _at(one)}
            for one in Outcome.objects.filter(by=person).select_related("decision").order_by("pk")
        ],
    }  # fmt: skip


def _voice(elector: Elector, *, readable: bool) -> dict[str, Any]:
    position: Position | None = getattr(elector, "position", None)
    said = {"says": position.says, "words": position.words, "mend": position.mend} if position else None
    decision = elector.round.decision
    return {
        **ballot_of(elector),
        "decision": decision.ref,
        **({"question": decision.question} if readable else {}),
        "round": elector.round.number,
        "since": _at(elector),
        "said": said,
        "left_it": elector.fell_out_at.isoformat(timespec="seconds") if elector.fell_out_at else None,
    }


def _at(row: Any) -> str:
    return str(row.created_at.isoformat(timespec="seconds"))
