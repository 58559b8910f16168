"""Tables of the connections room, by theme."""

from eachother.connections.models.agreement import Clause, Consent, Reopening, Wording
from eachother.connections.models.connection import (
    OPEN,
    TRANSITIONS,
    Connection,
    Member,
    State,
    Step,
    members_with_person,
    pair_of,
)
from eachother.connections.models.keys import Epoch, Grant
from eachother.connections.models.message import Kind, Message
from eachother.connections.models.showing import ShownPlan

__all__ = [
    "OPEN",
    "TRANSITIONS",
    "Clause",
    "Connection",
    "Consent",
    "Epoch",
    "Grant",
    "Kind",
    "Member",
    "Message",
    "Reopening",
    "ShownPlan",
    "State",
    "Step",
    "Wording",
    "members_with_person",
    "pair_of",
]
