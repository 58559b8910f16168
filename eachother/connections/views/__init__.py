"""Pages and answers of this room, by theme."""

from eachother.connections.views.beginning import (
    asking,
    asking_accepted,
    asking_refused,
    beginning,
    beginning_over,
    few,
)
from eachother.connections.views.calls import call, hanging_up, ring, ringing, signals, silence
from eachother.connections.views.clauses import clauses, consents, reopenings, wordings
from eachother.connections.views.files import chunk, file, file_removal, files
from eachother.connections.views.hello import hello
from eachother.connections.views.keys import keys
from eachother.connections.views.lists import alongside
from eachother.connections.views.looking import look, look_agreed, look_gone
from eachother.connections.views.messages import deletions, messages, reading
from eachother.connections.views.showing import plan_at_hand, plan_removal, plans
from eachother.connections.views.signs import signs, writing
from eachother.connections.views.standing import acceptance, last_words, letting_go, over, pause, refusal, resumption
from eachother.connections.views.talk import talk
from eachother.connections.views.together import approvals, departure, people, person_aside

__all__ = [
    "acceptance",
    "alongside",
    "approvals",
    "asking",
    "asking_accepted",
    "asking_refused",
    "beginning",
    "beginning_over",
    "call",
    "chunk",
    "clauses",
    "consents",
    "deletions",
    "departure",
    "few",
    "file",
    "file_removal",
    "files",
    "hanging_up",
    "hello",
    "keys",
    "last_words",
    "letting_go",
    "look",
    "look_agreed",
    "look_gone",
    "messages",
    "over",
    "pause",
    "people",
    "person_aside",
    "plan_at_hand",
    "plan_removal",
    "plans",
    "reading",
    "refusal",
    "reopenings",
    "resumption",
    "ring",
    "ringing",
    "signals",
    "signs",
    "silence",
    "talk",
    "wordings",
    "writing",
]
