"""What happens by itself: turns end and begin, and the next one is asked. Each may be done twice, or by two at once:
whoever writes about a task holds its row, and looks at what is true then."""

from contextlib import suppress
from datetime import datetime
from secrets import token_hex

from django.db import transaction
from django.utils import timezone

from eachother.foundation.models import Vanished, take_hold
from eachother.notices import actions as notices
from eachother.turns import queries, rules
from eachother.turns.kinds import ASKED, BEGAN, OVER
from eachother.turns.models import ASKED_AHEAD, Answered, Asking, CameBy, Draw, Ended, Goes, Lasts, Lot, Task, Turn


def go_round_everywhere() -> None:
    """Every task in which something is due."""
    for task in Task.objects.due():
        with suppress(Vanished):
            go_round(task)


@transaction.atomic
def go_round(task: Task) -> None:
    """Whatever is due now in this task."""
    task = hold(task)
    now = timezone.now()
    _end_what_is_over(task, now)
    _fade_askings(task, now)
    _begin_what_comes(task, now)
    _ask_the_next(task, now)


def hold(task: Task) -> Task:
    """The task as it is now, held until the transaction ends. Whoever writes about it begins here."""
    return take_hold(Task.objects.select_related("circle"), task.pk)


def close(turn: Turn, how: Ended, now: datetime) -> None:
    """The turn is over; what still waited about it does no more."""
    Turn.objects.filter(pk=turn.pk, ended_at=None).update(ended_at=now, ended=how)
    offers = Asking.objects.filter(task=turn.task_id, by=turn.person_id, answered_at=None)
    withdraw(list(offers), now)
    notices.settle(turn.person, BEGAN, about=turn.ref)
    if turn.task.lasts == Lasts.ONCE and how in (Ended.DONE, Ended.TIME):
        Task.objects.filter(pk=turn.task_id).update(rested_at=now)


def withdraw(askings: list[Asking], now: datetime, said: Answered = Answered.WITHDRAWN) -> None:
    """Nobody is asked this any more."""
    Asking.objects.filter(pk__in=[one.pk for one in askings]).update(answered_at=now, said=said)
    notices.settle_for_all(ASKED, about=[one.ref for one in askings])


def _end_what_is_over(task: Task, now: datetime) -> None:
    for turn in task.turns.running().filter(ends_at__lte=now).select_related("person", "task"):
        close(turn, Ended.TIME, now)
        notices.tell(turn.person, OVER, about=turn.ref, scope=task.circle.ref)
    task.refresh_from_db()


def _fade_askings(task: Task, now: datetime) -> None:
    withdraw(list(task.askings.filter(answered_at=None, until__lte=now)), now, Answered.PASSED)


def _begin_what_comes(task: Task, now: datetime) -> None:
    if task.rested_at or task.turns.running().exists():
        return
    for turn in task.turns.coming().select_related("person"):
        turn.begun_at, turn.ends_at = now, rules.ends_at(task.lasts, now)
        turn.save(update_fields=["begun_at", "ends_at"])
        notices.tell(turn.person, BEGAN, about=turn.ref, scope=task.circle.ref)


def _ask_the_next(task: Task, now: datetime) -> None:
    if task.rested_at or task.goes == Goes.FREELY or task.turns.coming().exists():
        return
    if task.turns.running().filter(ends_at__gt=now + ASKED_AHEAD).exists():
        return
    if task.askings.filter(answered_at=None).exclude(why=CameBy.HAND).exists():
        return
    passed = queries.passed_in_round(task)
    willing = queries.willing_ids(task)
    if not set(willing) - passed:
        return
    order = _order(task, willing)
    chosen = rules.next_one(order, last=queries.last_holder(task), passed=passed)
    if chosen is not None:
        why = CameBy.LOT if task.goes == Goes.LOT else CameBy.TURN
        asking = Asking.objects.create(task=task, person_id=chosen, why=why, until=now + rules.ANSWER_WITHIN)
        notices.tell(asking.person, ASKED, about=asking.ref, scope=task.circle.ref)


def _order(task: Task, willing: list[int]) -> list[int]:
    if task.goes == Goes.TURN:
        return rules.by_turn(willing, queries.last_had(task))
    lots = queries.lots_in_round(task) or _draw(task, willing)
    drawn = [person for person in lots if person in willing]
    return drawn + [person for person in willing if person not in lots]


def _draw(task: Task, willing: list[int]) -> list[int]:
    """Draw a lot among the willing, and write down who was in it and what came out. Whoever had it last is in it only
    when nobody else is willing."""
    last = queries.last_holder(task)
    within = [person for person in willing if rules.may_take(person, last=last, willing=willing)]
    refs = queries.refs_of(within)
    draw = Draw.objects.create(task=task, seed=token_hex(16))
    order = [refs[ref] for ref in rules.drawn(draw.seed, refs)]
    Lot.objects.bulk_create(Lot(draw=draw, person_id=person, place=n) for n, person in enumerate(order, start=1))
    return order
