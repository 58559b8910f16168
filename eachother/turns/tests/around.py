"""Turns in the tests of the whole house: what there is between two, and who is answered what."""

from eachother.circles.models import Circle
from eachother.people.models import Person
from eachother.turns import actions
from eachother.turns.models import Asking, Task, Turn
from eachother.turns.tests import make

UNKNOWN = "aaaaaaaaaaaaaaaa"

# As in `test_everybody_everywhere.py`. Only Wren and Juniper are in the circle; it is Wren's turn, offered to Juniper.
ANSWERS = """\
turns:tasks             /circles/{circle}/turns                          | two 200  | 405
turns:new               /circles/{circle}/turns/new                      | two 200  | two 422
turns:task              /circles/{circle}/turns/{task}                   | two 200  | 405
turns:task              /circles/{circle}/turns/{nobody}                 | in 404   | 405
turns:lots              /circles/{circle}/turns/{task}/lots              | two 200  | 405
turns:take              /circles/{circle}/turns/{task}/turn              | 405 | door 302 409 404 404 404 404
turns:end               /circles/{circle}/turns/{task}/turn/end          | 405      | two 302
turns:hand-on           /circles/{circle}/turns/{task}/turn/offer        | 405      | two 422
turns:offer-back        /circles/{circle}/turns/{task}/turn/offer/withdrawal | 405  | two 302
turns:willing           /circles/{circle}/turns/{task}/willing           | 405      | two 302
turns:unwilling         /circles/{circle}/turns/{task}/willing/withdrawal | 405     | two 302
turns:round             /circles/{circle}/turns/{task}/round             | 405      | two 302
turns:rest              /circles/{circle}/turns/{task}/rest              | 405      | two 409
turns:wake              /circles/{circle}/turns/{task}/rest/end          | 405      | two 302
turns:yes               /circles/{circle}/turns/{task}/asked/{asking}/yes  | 405 | door 404 302 404 404 404 404
turns:pass              /circles/{circle}/turns/{task}/asked/{asking}/pass | 405 | door 404 302 404 404 404 404
turns:seen              /turns/{turn}/seen                               | 405      | in 302
"""


def has_a_turn(circle: Circle, wren: Person, *willing: Person) -> None:
    """It is Wren's turn, and these would do it too."""
    task = make.a_task(circle, wren)
    make.all_willing(task, *willing)
    actions.take(task, by=wren)


def offers_it(circle: Circle, wren: Person, juniper: Person) -> None:
    task = Task.objects.get(circle=circle)
    actions.be_willing(task, by=juniper)
    actions.hand_on(task, juniper, by=wren)


def refs() -> dict[str, str]:
    """Of the one task there is, whose turn it is, and what is or was asked."""
    asking = Asking.objects.first()
    return {
        "task": Task.objects.get().ref,
        "turn": Turn.objects.get().ref,
        "asking": asking.ref if asking else UNKNOWN,
    }


def would_everywhere(one: Person) -> None:
    for task in Task.objects.filter(circle__memberships__person=one):
        actions.be_willing(task, by=one)
        actions.end(task, by=one)
