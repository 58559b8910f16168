"""What comes round by itself."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from eachother.exchange import own_words, queries, rules
from eachother.exchange.actions.slips import take_back
from eachother.exchange.kinds import NOBODY_YET, ROUND
from eachother.exchange.models import Answer, Round, Slip
from eachother.notices import actions as notices

KEPT_AFTERWARDS = timedelta(days=90)  # so that it can be put up again
AT_ONCE = 200


def go_round() -> int:
    """Slips that nobody has answered come round to a few who could; whoever wrote one is told so, once. Says how many
    went round."""
    waiting = queries.due(timezone.now())
    for slip in waiting:
        _go_round(slip, timezone.now())
    return len(waiting)


@transaction.atomic
def _go_round(slip: Slip, now: datetime) -> None:
    """Two processes may come to it at once: one of them finds it gone round already."""
    mine = Slip.objects.select_for_update().filter(pk=slip.pk).unanswered().first()
    if mine is None or not rules.is_due(mine.put_up_at, mine.went_round_at, now):
        return
    first = mine.went_round_at is None
    asked = rules.whom(queries.who_could(slip, now))
    Slip.objects.filter(pk=slip.pk).update(went_round_at=now)
    Round.objects.bulk_create(Round(slip=slip, person_id=person, created_at=now) for person in asked)
    for one in Round.objects.filter(slip=slip, person__in=asked).select_related("person"):
        notices.tell(one.person, ROUND, about=slip.ref, by=slip.by, scope=slip.scope)
    if first:
        notices.tell(slip.by, NOBODY_YET, about=slip.ref, scope=slip.scope)


def clear() -> int:
    """What has been over for long and led to nothing goes; what is over by its day is found by its words no longer and
    waits for nobody. Says how many went."""
    today = timezone.localdate()
    for slip in Slip.objects.over().filter(until__gte=today - timedelta(days=2), until__lt=today)[:AT_ONCE]:
        own_words.take_out(slip)
        for kind in (NOBODY_YET, ROUND):
            notices.settle_for_all(kind, about=[slip.ref])
    led_somewhere = Answer.objects.taken_up().filter(slip=OuterRef("pk"))
    old = Slip.objects.filter(until__lt=today - KEPT_AFTERWARDS).filter(~Exists(led_somewhere)).select_related("by")
    gone = list(old[:AT_ONCE])
    for slip in gone:
        take_back(slip, by=slip.by)
    return len(gone)
