"""Who may do what in which state: asked by the verb that does it and by the button that offers it. Pure."""

from datetime import datetime

from eachother.decisions.models.decision import MOVES, State
from eachother.decisions.rules.lengths import OTHERS_MAY_ASK_AFTER

BEFORE_ASKING = (State.UNDERSTANDING, State.SHAPING)
ASKED = (State.ASKING, State.HALTED)


def may_move(state: str, to: State) -> bool:
    return to in MOVES[State(state)]


def may_say(state: str) -> bool:
    """Ask, answer, say something short."""
    return state != State.CLOSED


def why_not_propose(state: str, *, own: bool) -> str:
    """Why no other version can be put on the table by somebody; `own` says whether the one that is there is theirs.

    While a round runs only whoever put the version on the table amends it: else one could sweep away what all have
    said. When it is halted, anybody who decides may look for what mends it.
    """
    if state == State.CLOSED:
        return "closed"
    return "" if state != State.ASKING or own else "asked-now"


def why_not_ask(state: str, *, began: bool, since: datetime, now: datetime) -> str:
    """Why a round cannot be opened by somebody; `began` says whether the question or what is on the table is theirs.
    After a while anybody may, so that nobody's absence holds it up."""
    if state not in BEFORE_ASKING:
        return "closed" if state == State.CLOSED else "asked-now"
    return "" if began or now >= since + OTHERS_MAY_ASK_AFTER else "not-yet"


def why_not_rest(state: str, *, began: bool) -> str:
    """Why it cannot be laid to rest by somebody. While everybody is asked it cannot: their voices are not one person's
    to sweep away."""
    if state == State.CLOSED:
        return "closed"
    if state == State.ASKING:
        return "asked-now"
    return "" if began else "not-yours"
