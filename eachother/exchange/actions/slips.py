"""Putting a slip up, and what its writer does with it."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from eachother.circles import actions as circles
from eachother.circles.models import Circle
from eachother.exchange import own_words, queries, rules
from eachother.exchange.kinds import AFTERWORD, ANSWER, NOBODY_YET, ROUND, TAKEN_UP
from eachother.exchange.models import Answer, Kind, Round, Slip
from eachother.foundation.models import take_hold
from eachother.foundation.text import clean_line, clean_text
from eachother.live.nudges import nudge
from eachother.notices import actions as notices
from eachother.people.models import Company, Person
from eachother.people.problems import Conflict, Gone, Problem

NOTHING_SAID = Company(0)


@dataclass(frozen=True, slots=True)
class Wording:
    """What a slip says: the words, what kind of company, when and where in free words, and until when it is up."""

    words: str
    until: date | None
    company: Company = NOTHING_SAID
    time: str = ""
    place: str = ""


@transaction.atomic
def put_up(kind: Kind, wording: Wording, *, by: Person, circle: Circle | None = None) -> Slip:
    """`by` asks for something or offers it, to a circle that they are in or to everybody here.

    Sent twice, it is one slip. Raises Problem with what is wrong about the wording, Conflict 'many-up'.
    """
    said = _checked(wording)
    circle = take_hold(Circle.objects.all(), circle.pk) if circle else None
    Person.objects.select_for_update().get(pk=by.pk)
    if same := Slip.objects.up().filter(by=by, kind=kind, circle=circle, words=said["words"]).first():
        return same
    if queries.up_of(by) >= rules.UP_AT_ONCE:
        raise Conflict("many-up")
    slip = Slip.objects.create(kind=kind, by=by, circle=circle, **said)
    if circle:
        circles.stir(circle)
    own_words.put(slip)
    return slip


@transaction.atomic
def reword(slip: Slip, wording: Wording, *, by: Person) -> None:
    """It says something else from now on. Raises Problem as `put_up`, Gone 'over': such a one is put up again first."""
    said = _checked(wording)
    held = held_slip(slip)
    if not held.is_up:
        raise Gone("over")
    for name, value in said.items():
        setattr(held, name, value)
    held.save(update_fields=list(said))
    own_words.put(held)
    tell_pages(held)


@transaction.atomic
def end(slip: Slip, *, by: Person) -> None:
    """It is over, for everybody. Twice is once."""
    Slip.objects.filter(pk=slip.pk, over_at=None).update(over_at=timezone.now())
    _rest(slip)


@transaction.atomic
def put_up_again(slip: Slip, until: date | None, *, by: Person) -> None:
    """It is up once more, as if new; what was answered and not taken up goes. Raises Problem with what is wrong about
    the day, Conflict 'many-up'. What is up already stays as it is."""
    if problem := rules.until_problem(until, timezone.localdate()):
        raise Problem(problem)
    Person.objects.select_for_update().get(pk=by.pk)
    held = held_slip(slip)
    if held.is_up:
        return
    if queries.up_of(by) >= rules.UP_AT_ONCE:
        raise Conflict("many-up")
    held.until, held.over_at, held.put_up_at, held.went_round_at = until, None, timezone.now(), None  # type: ignore[assignment]
    held.save(update_fields=["until", "over_at", "put_up_at", "went_round_at"])
    Answer.objects.filter(slip=held, taken_up_at=None).delete()
    Round.objects.filter(slip=held).delete()
    own_words.put(held)


@transaction.atomic
def put_to_everybody(slip: Slip, *, by: Person) -> None:
    """What was for a circle is for everybody here. Raises Gone 'over' when it was taken back meanwhile."""
    held = held_slip(slip)
    held.circle = None
    held.save(update_fields=["circle"])
    own_words.put(held)


@transaction.atomic
def take_back(slip: Slip, *, by: Person) -> None:
    """Nothing of it is left, and of what was answered to it. What was said afterwards is its writers'."""
    if not Slip.objects.select_for_update().filter(pk=slip.pk).exists():
        return  # in another browser, a moment ago
    answers = list(Answer.objects.filter(slip=slip).values_list("ref", "by"))
    _rest(slip)
    notices.settle_for_all(TAKEN_UP, about=[ref for ref, _by in answers])
    notices.settle_for_all(AFTERWORD, about=[ref for ref, _by in answers])
    slip.delete()


def tell_pages(slip: Slip) -> None:
    """The open pages of its writer and of those who answered look at it again."""
    answering = Answer.objects.filter(slip=slip).values_list("by", flat=True)
    nudge({slip.by_id, *answering}, f"ask:{slip.ref}")


def held_slip(slip: Slip) -> Slip:
    """As it is now; nobody else changes it until the transaction ends. Raises Gone 'over' when it was taken back."""
    held = Slip.objects.select_for_update(of=("self",)).select_related("by", "circle").filter(pk=slip.pk).first()
    if held is None:
        raise Gone("over")
    return held


def _rest(slip: Slip) -> None:
    """Nothing waits about it any more, and nobody finds it by its words."""
    refs = list(Answer.objects.filter(slip=slip).values_list("ref", flat=True))
    notices.settle_for_all(ANSWER, about=refs)
    for kind in (NOBODY_YET, ROUND):
        notices.settle_for_all(kind, about=[slip.ref])
    own_words.take_out(slip)
    tell_pages(slip)


def _checked(wording: Wording) -> dict[str, object]:
    words = clean_text(wording.words)
    if problem := rules.words_problem(words):
        raise Problem(problem)
    time, place = clean_line(wording.time), clean_line(wording.place)
    for name, line in (("time", time), ("place", place)):
        if len(line) > rules.LINE_LENGTH:
            raise Problem(f"{name}-long")
    if problem := rules.until_problem(wording.until, timezone.localdate()):
        raise Problem(problem)
    return {"words": words, "until": wording.until, "company": int(wording.company), "time": time, "place": place}
