"""Saying whether one comes."""

from django.db import transaction
from django.utils import timezone

from eachother.circles import actions as circles
from eachother.foundation.models import take_hold
from eachother.gatherings import queries
from eachother.gatherings.actions.setting_up import tell_who_moved_up
from eachother.gatherings.kinds import CHANGED, NEW, SEAT
from eachother.gatherings.models import Answer, Gathering, Occasion, Said
from eachother.notices import actions as notices
from eachother.people.models import Person
from eachother.people.problems import Gone


@transaction.atomic
def answer(occasion: Occasion, said: Said, *, by: Person, for_all: bool = False) -> None:
    """`by` says it about this day or, `for_all`, about every day from now on until they say otherwise.

    Said again it keeps its place in the order. One answers a gathering after the other (the lock), so that nobody who
    was shown a seat loses it to somebody who was quicker on paper. Raises Gone 'over' or 'off'.
    """
    held = take_hold(Gathering.objects.select_related("circle"), occasion.gathering_id)
    now = take_hold(Occasion.objects.select_related("change"), occasion.pk)
    if now.is_over:
        raise Gone("over")
    if now.is_off and not for_all:
        raise Gone("off")
    before = queries.comings(held) if held.seats is not None else {}
    if for_all and held.repeats:
        _say_of_all(held, said, by)
    else:
        _say_of_day(held, now, said, by)
    tell_who_moved_up(held, before)
    notices.settle(by, NEW, about=held.ref)
    for kind in (CHANGED, SEAT):
        notices.settle(by, kind, about=now.ref)
    if held.circle:
        circles.stir(held.circle)


def _say_of_day(gathering: Gathering, occasion: Occasion, said: Said, by: Person) -> None:
    mine = Answer.objects.filter(gathering=gathering, person=by)
    of_day = mine.filter(on=occasion.on).first()
    of_all = mine.filter(on=None, since__lte=occasion.on).first()
    held = of_day or of_all
    if held is None or held.said != said:
        moment = {"said": said, "said_at": timezone.now()}
        Answer.objects.update_or_create(gathering=gathering, person=by, on=occasion.on, defaults=moment)


def _say_of_all(gathering: Gathering, said: Said, by: Person) -> None:
    """Days for which they had said the same keep their place in the order."""
    today, mine = timezone.localdate(), Answer.objects.filter(gathering=gathering, person=by)
    of_all = mine.filter(on=None).first()
    if of_all is None or of_all.said != said:
        moment = {"said": said, "said_at": timezone.now(), "since": today}
        Answer.objects.update_or_create(gathering=gathering, person=by, on=None, defaults=moment)
    mine.filter(on__gte=today).exclude(said=said).delete()
