"""How what this room writes into the record reads: what everybody here has closed. What a circle decides is its own."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from eachother.decisions.models import Ended, Outcome
from eachother.decisions.words import ended_words
from eachother.record import actions, kinds
from eachother.record.kinds import Facts, Kind

CLOSED = "decision-closed"


def register() -> None:
    kinds.register(Kind(CLOSED, gettext_lazy("A decision was closed"), closed))


def write(outcome: Outcome) -> None:
    """How a decision of everybody here ended, with its question: inside the transaction that closes it, before what it
    does."""
    decision = outcome.decision
    if decision.circle_id is None:
        actions.write(CLOSED, {"decision": decision.ref, "ended": outcome.ended}, words=decision.question)


def closed(facts: Facts, words: str) -> str:
    ended = ended_words(Ended(facts["ended"]))
    return _("“%(question)s” %(ended)s") % {"question": words, "ended": ended} if words else ended
