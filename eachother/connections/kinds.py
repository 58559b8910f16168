"""The names of this room's notices that more than one file knows; and how what is told among a few is called."""

from eachother.connections.models import Connection

HELLO = "connections.hello"
WORDS = "connections.words"
CLAUSE = "connections.clause"
ALONGSIDE = "connections.alongside"
AGAIN = "connections.again"
LOOK_NAMED = "connections.look"
LOOK_NOW = "connections.look-now"
POWER_SAID = "connections.power"
POWER_GONE = "connections.power-gone"

FEW_ASKED = "connections.few-asked"  # would one come in?
FEW_YES = "connections.few-yes"  # somebody would come, and one has asked them
FEW_BEGUN = "connections.few-begun"
FEW_CAME = "connections.few-came"  # somebody would come in, and waits for one's own word
FEW_WORDS = "connections.few-words"
FEW_CLAUSE = "connections.few-clause"
FEW_LOOK_NAMED = "connections.few-look"
FEW_LOOK_NOW = "connections.few-look-now"

AMONG_FEW = {WORDS: FEW_WORDS, CLAUSE: FEW_CLAUSE, LOOK_NAMED: FEW_LOOK_NAMED, LOOK_NOW: FEW_LOOK_NOW}


def kind_in(connection: Connection, kind: str) -> str:
    """What a notice of this kind is called here."""
    return AMONG_FEW.get(kind, kind) if connection.is_few else kind
