"""The only writer of this room.

open_question(question, words, *, circle, kind, mode, days, once, by, follows=None, draft=None) -> Decision
    draft: a Draft(words, effect, given, says) that is put on the table at once (standards open theirs like this)
wonder(decision, words, *, once, by) -> Inquiry
answer(inquiry, words, *, once, by) -> Answer
state(decision, words, *, once, by) -> Statement          short; a reaction while a proposal is on the table
take_back(statement, *, by)
propose(decision, draft, *, after, once, by) -> Proposal  version `after` + 1; while one is asked, the new one is asked
ask(decision, *, by) -> Round                             freezes the electorate; any kind whose `ready` is ''
speak(decision, given, *, number, by)                     a voice in round `number`, through the kind's `take`
let_rest(decision, words, *, by)
go_on(decision)                                           whatever is due now in it; go_on_everywhere() is the chore
leave_circle(circle, person, *, takes_words), step_back(person), part(one, other), forget(person)
shape(decision, *, by)                                    a kind's own first option moves it from understanding to shaping
"""
