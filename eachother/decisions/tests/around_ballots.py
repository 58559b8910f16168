"""Options, times and ballots in the tests of the whole house: all of everybody, and of Juniper."""

from eachother.decisions import actions
from eachother.decisions.models import Decision, Mode, Option, Slot
from eachother.decisions.tests import balloting as vote
from eachother.people.models import Person

# As in `test_everybody_everywhere.py`.
ANSWERS = """\
decisions:options        /decisions/{choice}/options                    | 405      | in 422
decisions:options        /decisions/{search}/options                    | 405      | in 404
decisions:option-removal /decisions/{choice}/options/{option}/removal   | 405      | door 404 302 404 404 404 404
decisions:slots          /decisions/{search}/times                      | 405      | in 422
decisions:slots          /decisions/{choice}/times                      | 405      | in 404
decisions:slot-removal   /decisions/{search}/times/{time}/removal       | 405      | door 404 410 404 404 404 404
decisions:look           /decisions/{secret}/ballot                     | 405      | in 422
decisions:look           /decisions/{choice}/ballot                     | 405      | in 404
decisions:voices         /decisions/{search}/voices                     | in 200   | 405
decisions:voices         /decisions/{secret}/voices                     | in 404   | 405
decisions:again          /decisions/{secret}/again                      | 405      | in 409
"""


def ballot(juniper: Person) -> None:
    vote.a_choice(juniper, options=[vote.GARDEN])
    search = vote.a_search(juniper)
    actions.ask(search, by=juniper)
    vote.says(juniper, search, vote.when(search, "yes", "no", ""))
    vote.asked(juniper, mode=Mode.SECRET)


def refs() -> dict[str, str]:
    of_choice = Option.objects.get(decision__mode=Mode.NAMED)
    search = Decision.objects.get(kind="time")
    return {
        "choice": of_choice.decision.ref,
        "option": of_choice.ref,
        "search": search.ref,
        "time": Slot.objects.filter(decision=search).order_by("pk")[0].ref,
        "secret": Decision.objects.get(mode=Mode.SECRET).ref,
    }
