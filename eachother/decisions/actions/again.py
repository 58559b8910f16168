"""When it was even: everybody is asked again, between what stood alike."""

from django.db import transaction

from eachother.decisions.actions.holding import hold
from eachother.decisions.actions.opening import open_question
from eachother.decisions.actions.options import add_option
from eachother.decisions.models import Count, Decision, Ended, Mode, Option
from eachother.people.models import Person
from eachother.people.problems import Conflict


@transaction.atomic
def ask_again(decision: Decision, *, by: Person) -> Decision:
    """The same question anew, by the same people and in the same way, with the options that stood alike. Twice, or by
    two at once, is once. Raises Conflict 'not-even', and what opening a question does."""
    held = hold(decision)
    if there := held.followed_by.order_by("pk").first():
        return there
    count = Count.objects.filter(round__outcome__decision=held, round__outcome__ended=Ended.EVEN).first()
    if count is None:
        raise Conflict("not-even")
    opened = open_question(
        held.question, held.words, circle=held.circle, kind=held.kind, mode=Mode(held.mode), follows=held, by=by
    )
    for option in Option.objects.filter(decision=held, ref__in=count.result["chosen"]).order_by("pk"):
        add_option(opened, option.words, by=by)
    return opened
