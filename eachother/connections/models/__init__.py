"""Tables of the connections room, by theme."""

from eachother.connections.models.agreement import STAYS, Acts, Clause, Consent, Reopening, Wording
from eachother.connections.models.asking import Approval, Asking
from eachother.connections.models.attachment import Attachment
from eachother.connections.models.connection import (
    OPEN,
    TRANSITIONS,
    Among,
    Connection,
    Member,
    State,
    Step,
    members_with_person,
    pair_of,
)
from eachother.connections.models.keys import Epoch, Grant
from eachother.connections.models.looking import Look
from eachother.connections.models.message import UNTOLD, Kind, Message
from eachother.connections.models.showing import ShownPlan

__all__ = [
    "OPEN",
    "STAYS",
    "TRANSITIONS",
    "UNTOLD",
    "Acts",
    "Among",
    "Approval",
    "Asking",
    "Attachment",
    "Clause",
    "Connection",
    "Consent",
    "Epoch",
    "Grant",
    "Kind",
    "Look",
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
