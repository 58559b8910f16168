"""The only writer of connections: one verb, one function, one transaction. What it announces happens inside it, both or
neither; open pages are nudged when it is committed."""

from eachother.connections.actions.agreement import agree_to, propose_clause, reopen, reword_clause
from eachother.connections.actions.beginning import ask_few, begin_few, rather_not, take_beginning_back, would_come
from eachother.connections.actions.calls import be_quiet, ring, signal, stop_ringing
from eachother.connections.actions.coming_in import approve_person, propose_person, put_person_aside
from eachother.connections.actions.epochs import go_on
from eachother.connections.actions.fading import fade
from eachother.connections.actions.files import begin_file, leave_file, put_chunk
from eachother.connections.actions.hello import Hello, say_hello
from eachother.connections.actions.leaving import forget, leave_few, let_go, tell_of
from eachother.connections.actions.looking import agree_to_day, let_day_go, name_day, say_that_it_is_time
from eachother.connections.actions.messages import delete_own, mark_read, send
from eachother.connections.actions.powers import tell_of_powers
from eachother.connections.actions.removing import remove_file, remove_message
from eachother.connections.actions.showing import keep_plan_at_hand, show_plan, take_plan_back, take_plans_back
from eachother.connections.actions.signs import be_writing, let_see, tell_of_presence
from eachother.connections.actions.standing import come_alongside, decline, end, end_with_words, part, pause, resume

__all__ = [
    "Hello",
    "agree_to",
    "agree_to_day",
    "approve_person",
    "ask_few",
    "be_quiet",
    "be_writing",
    "begin_few",
    "begin_file",
    "come_alongside",
    "decline",
    "delete_own",
    "end",
    "end_with_words",
    "fade",
    "forget",
    "go_on",
    "keep_plan_at_hand",
    "leave_few",
    "leave_file",
    "let_day_go",
    "let_go",
    "let_see",
    "mark_read",
    "name_day",
    "part",
    "pause",
    "propose_clause",
    "propose_person",
    "put_chunk",
    "put_person_aside",
    "rather_not",
    "remove_file",
    "remove_message",
    "reopen",
    "resume",
    "reword_clause",
    "ring",
    "say_hello",
    "say_that_it_is_time",
    "send",
    "show_plan",
    "signal",
    "stop_ringing",
    "take_beginning_back",
    "take_plan_back",
    "take_plans_back",
    "tell_of",
    "tell_of_powers",
    "tell_of_presence",
    "would_come",
]
