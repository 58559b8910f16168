"""Two at a conversation. Nothing of what they choose stays when one of them goes."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from eachother.foundation.refs import is_ref, new_ref
from eachother.live.nudges import nudge
from eachother.people.models import Person
from eachother.people.problems import Conflict, Gone
from eachother.practice.models import Sitting, Version
from eachother.practice.rules import STILL_FOR, chooses
from eachother.practice.script import walk


@transaction.atomic
def sit_down(version: Version, voice: int, *, by: Person, once: str = "") -> Sitting:
    """`by` takes a side and holds the place for another. Sent twice (with the same `once`) it is one place."""
    ref = once if is_ref(once) else new_ref()
    Person.objects.select_for_update().get(pk=by.pk)
    if sent := Sitting.objects.of(by).filter(ref=ref).first():
        return sent
    side = {"other": by} if voice else {"one": by}
    return Sitting.objects.create(
        ref=new_ref() if Sitting.objects.filter(ref=ref).exists() else ref, version=version, **side
    )


@transaction.atomic
def sit_opposite(sitting: Sitting, *, by: Person) -> None:
    """`by` takes the side that is free; of two at the same moment one. Raises Conflict 'taken', Gone 'over'."""
    held = _held(sitting)
    if held.voice_of(by) is not None:
        return
    if not held.is_waiting:
        raise Conflict("taken")
    free = "one" if held.one_id is None else "other"
    setattr(held, free, by)
    _moved(held, free)


@transaction.atomic
def choose(sitting: Sitting, way: int, *, at: int, by: Person) -> None:
    """Whoever's turn it is answers in this way; `at` says after how many choices that was. What comes too late,
    or twice, or is not on them, changes nothing. Raises Gone 'over'."""
    held = _held(sitting)
    voice, here = held.voice_of(by), walk(held.version.script, held.path)
    if voice is None or held.is_waiting or at != len(held.path) or here.at is None:
        return
    if chooses(here.at.says, voice) and 0 <= way < len(here.at.ways):
        held.path = [*held.path, way]
        _moved(held, "path")


@transaction.atomic
def begin_again(sitting: Sitting, *, swapped: bool, at: int, by: Person) -> None:
    """From the first moment, each on the side they had or (`swapped`) on the other's. Pressed twice it is once: `at`
    says after how many choices. Raises Gone 'over'."""
    held = _held(sitting)
    if held.voice_of(by) is None or held.is_waiting or at != len(held.path) or not held.path:
        return
    held.path = []
    if swapped:
        held.one, held.other = held.other, held.one
    _moved(held, "path", "one", "other")


@transaction.atomic
def go(sitting: Sitting, *, by: Person) -> None:
    """It is over for both, and nothing of it is kept. Twice is once."""
    end(sitting)


def end(sitting: Sitting) -> None:
    """As `go`, whoever ends it."""
    held = Sitting.objects.filter(pk=sitting.pk).first()
    if held:
        nudge(held.person_ids, f"sitting:{held.ref}")
        held.delete()


@transaction.atomic
def part(one: Person, other: Person) -> None:
    """The two sit nowhere together, nor does either sit at what the other wrote (one has blocked the other)."""
    together = Q(one=one, other=other) | Q(one=other, other=one)
    written = Q(version__by=one) & (Q(one=other) | Q(other=other)) | Q(version__by=other) & (Q(one=one) | Q(other=one))
    for sitting in Sitting.objects.filter(together | written):
        go(sitting, by=one)


@transaction.atomic
def sweep() -> int:
    """What nobody has moved for long is over. Says how many were."""
    still = list(Sitting.objects.filter(moved_at__lt=timezone.now() - STILL_FOR)[:500])
    for sitting in still:
        nudge(sitting.person_ids, f"sitting:{sitting.ref}")
        sitting.delete()
    return len(still)


def _held(sitting: Sitting) -> Sitting:
    held = Sitting.objects.select_for_update(of=("self",)).select_related("version").filter(pk=sitting.pk).first()
    if held is None:
        raise Gone("over")
    return held


def _moved(sitting: Sitting, *fields: str) -> None:
    sitting.moved_at = timezone.now()
    sitting.save(update_fields=[*fields, "moved_at"])
    nudge(sitting.person_ids, f"sitting:{sitting.ref}")
