"""What is left of somebody's asks and offers when a line is drawn, when they leave a circle, when they leave."""

from django.db import transaction
from django.db.models import Q

from eachother.circles.models import Circle, Membership, Readers
from eachother.exchange import own_words
from eachother.exchange.actions.answers import take_answer_back
from eachother.exchange.actions.slips import end, take_back
from eachother.exchange.models import Afterword, Answer, Audience, Round, Slip
from eachother.people.models import Person


@transaction.atomic
def part(one: Person, other: Person) -> None:
    """Nothing between the two is left (one has blocked the other)."""
    Answer.objects.between(one, other).delete()
    Round.objects.filter(Q(person=one, slip__by=other) | Q(person=other, slip__by=one)).delete()
    said = Afterword.objects.filter(Q(by=one, other=other) | Q(by=other, other=one))
    said.filter(audience=Audience.OTHER).delete()
    said.update(other=None)


@transaction.atomic
def leave_circle(circle: Circle, *, by: Person, takes_words: bool) -> None:
    """Whoever leaves a circle takes what they put up and said there along, or it is over. What they answered there is
    taken back where they can no longer read it, unless it was taken up."""
    for slip in Slip.objects.filter(circle=circle, by=by):
        (take_back if takes_words else end)(slip, by=by)
    if takes_words:
        Afterword.objects.filter(circle=circle, by=by, audience=Audience.ALL).delete()
    if circle.readers == Readers.CIRCLE:
        for said in Answer.objects.filter(slip__circle=circle, by=by, taken_up_at=None).select_related("slip"):
            take_answer_back(said.slip, by=by)


@transaction.atomic
def close_circle(circle: Circle) -> None:
    """Only who is in it may read there now: what others answered is taken back, unless it was taken up, and others no
    longer find by its words what was put up there."""
    within = Membership.objects.filter(circle=circle).values("person")
    answers = Answer.objects.filter(slip__circle=circle, taken_up_at=None).exclude(by__in=within)
    for said in answers.select_related("slip", "by"):
        take_answer_back(said.slip, by=said.by)
    for slip in Slip.objects.up().filter(circle=circle).select_related("circle", "by"):
        own_words.put(slip)


@transaction.atomic
def forget(person: Person) -> None:
    """Nothing of this person is left in this room. What others said afterwards is theirs, without whom it was with."""
    for slip in Slip.objects.filter(by=person):
        take_back(slip, by=person)
    for said in Answer.objects.filter(by=person).select_related("slip"):
        take_answer_back(said.slip, by=person)
    Round.objects.filter(person=person).delete()
    Afterword.objects.filter(by=person).delete()
    Afterword.objects.filter(other=person).update(other=None)
    own_words.tidy()
