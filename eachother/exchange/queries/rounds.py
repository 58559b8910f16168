"""To whom a slip that nobody has answered could come round."""

from datetime import datetime

from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.db.models.query import QuerySet
from django.utils import timezone

from eachother.circles.models import About, Membership, Readers
from eachother.exchange import rules
from eachother.exchange.models import Answer, Round, Slip
from eachother.foundation.text import has_words
from eachother.people.models import HiddenBy, Lived, Mute, Openness, Person, ShownTo

LOOKED_AT = 300  # those who were asked least; of them a few are asked
DUE_AT_ONCE = 200


def due(now: datetime) -> list[Slip]:
    """Those up without an answer that should come round (again), the longest waiting first."""
    waiting = Slip.objects.up(timezone.localdate(now)).unanswered()
    waiting = waiting.filter(by__left_at=None, put_up_at__lte=now - rules.WAITS).select_related("by", "circle")
    again = Q(went_round_at=None) | Q(went_round_at__lte=now - rules.AGAIN_AFTER) | Q(went_round_at__lt=F("put_up_at"))
    return list(waiting.filter(again).order_by("put_up_at")[:DUE_AT_ONCE])


def who_could(slip: Slip, now: datetime) -> list[rules.Could]:
    """Those who may read it and could: who offer that kind of company (for an offer: would welcome it), or share
    something with the circle or with what its writer shows to everybody. Nobody between whom and the writer there is a
    line, nobody who does not want to be found or who hides a word in it, nobody who was asked a moment ago."""
    lately = Round.objects.filter(person=OuterRef("pk"), created_at__gte=now - rules.ASKED_LATELY)
    asked = lately.order_by().values("person").annotate(many=Count("pk")).values("many")
    people = _in_reach(slip).filter(~Exists(lately.filter(created_at__gte=now - rules.RESTS)))
    people = people.annotate(
        fits=F("offers" if slip.asks else "welcomes").bitand(slip.company),
        shares=Exists(_shared(slip)),
        is_open=Exists(Openness.objects.filter(person=OuterRef("pk"), until__gt=now)),
        asked=Coalesce(Subquery(asked, output_field=IntegerField()), 0),
        hides=HiddenBy("pk"),
    )
    people = people.filter(Q(fits__gt=0) | Q(shares=True)).order_by("asked", "?")
    rows = people.values_list("pk", "fits", "shares", "is_open", "asked", "hides")[:LOOKED_AT]
    said = f"{slip.words} {slip.time} {slip.place}"
    return [
        rules.Could(pk, fits > 0, shares, is_open, asked)
        for pk, fits, shares, is_open, asked, hides in rows
        if not has_words(said, hides or ())
    ]


def _in_reach(slip: Slip) -> QuerySet[Person]:
    """Whoever may read it, has not answered it, and to whom it has not come round."""
    people = Person.objects.visible_to(slip.by).findable().exclude(pk=slip.by_id)
    if slip.circle and slip.circle.readers == Readers.CIRCLE:
        people = people.filter(Exists(Membership.objects.filter(circle=slip.circle, person=OuterRef("pk"))))
    muted = Mute.objects.holding().filter(Q(by=slip.by, other=OuterRef("pk")) | Q(by=OuterRef("pk"), other=slip.by))
    there = (
        Answer.objects.filter(slip=slip, by=OuterRef("pk")),
        Round.objects.filter(slip=slip, person=OuterRef("pk")),
    )
    return people.filter(~Exists(muted), *(~Exists(rows) for rows in there))


def _shared(slip: Slip) -> QuerySet[Lived]:
    """What somebody shows to everybody that they share with the circle, or with what the writer shows to everybody."""
    openly = Lived.objects.filter(shown_to=ShownTo.EVERYBODY)
    of_the_circle = Q(experience__name_key__in=About.objects.filter(circle=slip.circle_id).values("name_key"))
    of_the_writer = Q(experience__in=openly.filter(person=slip.by_id).values("experience"))
    return openly.filter(of_the_circle | of_the_writer, person=OuterRef("pk"))
