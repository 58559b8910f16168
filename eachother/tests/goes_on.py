"""What goes on beside a line: all that somebody can do, by themselves and with a third, of which somebody may be told.

`test_blocking.py` looks whether whoever is behind the line is told of any of it. A room that tells or nudges somebody
does here what it tells of.
"""

from collections.abc import Callable

from eachother.circles import actions as circles
from eachother.circles.models import Circle
from eachother.connections import actions as connections
from eachother.decisions.tests import around as decisions
from eachother.exchange.tests import around as asks
from eachother.finding import actions as finding
from eachother.gatherings.models import Gathering, Said
from eachother.gatherings.tests import make as gather
from eachother.notices import actions as notices
from eachother.people import actions
from eachother.people.models import FoundBy, How, NoddedBy, Person
from eachother.practice.tests import around as practice
from eachother.standards.tests import around as standards
from eachother.stories.tests import around as stories
from eachother.table.tests import around as table
from eachother.tests import talked
from eachother.tests.blocking import KITCHEN, SUPPER
from eachother.turns.tests import around as turns

Doing = Callable[[Person, Person], object]
GOES_ON: dict[str, Doing] = {
    "is open": lambda one, third: actions.open_up(How.LAUGH, by=one),
    "is not open": lambda one, third: actions.close(by=one),
    "says something": lambda one, third: actions.take_up("new in town", by=one),
    "is called something else": lambda one, third: actions.rename("Juniper Berry", by=one),
    "carries something": lambda one, third: actions.put_on_the_table("a duty", by=one),
    "is hidden": lambda one, third: actions.be_found_by(FoundBy.NOBODY, NoddedBy.NOBODY, by=one),
    "takes a nod back": lambda one, third: finding.withdraw(third, by=one),
    "is welcomed": lambda one, third: finding.welcome(one),
    "nods": lambda one, third: (finding.withdraw(third, by=one), finding.nod(third, by=one)),
    "asks for something": lambda one, third: asks.put_up(one, "Another ladder"),
    "changes what they asked for": lambda one, third: asks.reworded(one),
    "answers somebody": asks.answered,
    "tells something": stories.told_anew,
    "comes or goes": lambda one, third: connections.tell_of_presence(one.pk),
    "talks about what is decided": lambda one, third: decisions.talks(one, "Rain."),
    "speaks to what ought to be": standards.goes_on,
    "changes what one practises": lambda one, third: practice.goes_on(one),
    "has left": lambda one, third: connections.tell_of(one),
    "comes, or comes not": lambda one, third: gather.says(
        one, gather.day_of(Gathering.objects.get(name=SUPPER)), Said.NOT
    ),
    "calls it off": lambda one, third: gather.calls_off(one),
    **talked.goes_on(),
    "puts something on the table": lambda one, third: put_something_on_the_table(one),
    "leaves a circle": lambda one, third: circles.leave(Circle.objects.get(name=KITCHEN), by=one),
    "says something at a table": lambda one, third: table.says_everywhere(one, "Rain."),
    "would do something, or not": lambda one, third: turns.would_everywhere(one),
    "is forgotten": lambda one, third: (connections.forget(one), notices.forget(one), finding.forget(one)),
}


def put_something_on_the_table(one: Person) -> None:
    for circle in Circle.objects.of(one):
        circles.propose(circle, "We sit down.", part="among-us", by=one)
