"""Decisions in the tests of the whole house: one of everybody, which asks, and one of the circle of two."""

from eachother.circles.models import Circle
from eachother.decisions import actions
from eachother.decisions.models import Decision, Inquiry, Says, Statement
from eachother.decisions.tests import around_ballots, balloting, make
from eachother.people.models import Person

# As in `test_everybody_everywhere.py`. Juniper opened both; everybody is asked about the first.
ANSWERS = """\
decisions:decisions     /decisions                                       | in 200   | 405
decisions:closed        /decisions/closed                                | in 200   | 405
decisions:new           /decisions/new                                   | in 200   | in 422
decisions:decision      /decisions/{decision}                            | in 200   | 405
decisions:decision      /decisions/{decision_of_two}                     | two 200  | 405
decisions:decision      /decisions/{nobody}                              | in 404   | 405
decisions:wonder        /decisions/{decision}/inquiries                  | 405      | in 422
decisions:wonder        /decisions/{decision_of_two}/inquiries           | 405      | two 422
decisions:answer        /decisions/{decision}/inquiries/{inquiry}/answers | 405     | in 422
decisions:answer        /decisions/{decision}/inquiries/{nobody}/answers | 405      | in 404
decisions:state         /decisions/{decision}/statements                 | 405      | in 422
decisions:take-back     /decisions/{decision}/statements/{statement}/removal | 405  | door 404 302 404 404 404 404
decisions:proposal      /decisions/{decision}/proposal                   | in 200   | in 422
decisions:proposal      /decisions/{decision_of_two}/proposal            | two 200  | two 422
decisions:ask           /decisions/{decision}/round                      | 405      | in 302
decisions:ask           /decisions/{decision_of_two}/round               | 405      | two 422
decisions:speak         /decisions/{decision}/voice                      | 405      | in 422
decisions:speak         /decisions/{decision_of_two}/voice               | 405      | two 410
decisions:rest          /decisions/{decision}/rest                       | in 200   | in 422
decisions:seen          /decisions/{decision}/seen                       | 405      | in 302
decisions:in-circle     /circles/{circle}/decisions                      | two 200  | 405
decisions:closed-in-circle /circles/{circle}/decisions/closed            | two 200  | 405
decisions:new-in-circle /circles/{circle}/decisions/new                  | two 200  | two 422
"""
ANSWERS += around_ballots.ANSWERS


def decide(circle: Circle, juniper: Person) -> None:
    asked = make.asked(None, juniper)
    actions.wonder(asked, "Who is there before midnight?", by=juniper)
    actions.state(asked, "I come for the dark.", by=juniper)
    make.a_question(circle, juniper)
    around_ballots.ballot(juniper)


def refs() -> dict[str, str]:
    return {
        "decision": Decision.objects.filter(circle=None, kind="consent").earliest("pk").ref,
        "decision_of_two": Decision.objects.filter(circle__isnull=False).earliest("pk").ref,
        "inquiry": Inquiry.objects.earliest("pk").ref,
        "statement": Statement.objects.earliest("pk").ref,
        **around_ballots.refs(),
    }


def holds_what_is_somebodys(person: Person, other: Person, words: str) -> None:
    """All that somebody can do: up to a round that runs, in which they have a concern; another laid to rest by them,
    with what there was to choose; and one that nobody else has touched."""
    decision = make.proposed(None, person)
    actions.wonder(decision, words, by=person)
    actions.answer(actions.wonder(decision, "Is it cold?", by=other), words, by=person)
    actions.state(decision, words, by=person)
    actions.ask(decision, by=person)
    make.says(decision, person, Says.CONCERN, words)
    balloting.a_search(person)
    actions.let_rest(balloting.a_choice(person), words, by=person)
    make.a_question(None, person, question=f"{words}?", words=words)


def talks(person: Person, words: str) -> None:
    """They say something in passing about what everybody is asked."""
    actions.state(Decision.objects.get(ref=refs()["decision"]), words, by=person)
