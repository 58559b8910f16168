"""What the sweeping tests need of this room: asks and offers of everybody, and all that can be between two."""

from datetime import timedelta

from django.utils import timezone

from eachother.exchange import actions
from eachother.exchange.models import Afterword, Answer, Audience, Kind, Round, Slip, Way
from eachother.people.models import Company, Person

ASKED = "Somebody to hold the ladder."


def an_ask_of(writer: Person, *, answered_by: Person) -> dict[str, str]:
    """It is to everybody, answered and taken up, and something was said afterwards: the refs of it all."""
    slip = put_up(writer, ASKED)
    answer = actions.answer(slip, "I could.", by=answered_by)
    actions.take_up(answer, by=writer)
    actions.say_afterwards(answer, Way.RECEIVED, "A dry ladder.", Audience.OTHER, by=writer)
    return refs_of(writer)


def refs_of(writer: Person | None) -> dict[str, str]:
    """What stands in the braces of addresses: what this person asks for, what hangs on it; else what is nobody's."""
    nobodys = "aaaaaaaaaaaaaaaa"
    slip = Slip.objects.filter(by=writer).first() if writer else None
    answer = Answer.objects.filter(slip=slip).first() if slip else None
    said = Afterword.objects.filter(by=writer).first() if writer else None
    return {
        "slip": slip.ref if slip else nobodys,
        "slip_answer": answer.ref if answer else nobodys,
        "afterword": said.ref if said else nobodys,
    }


def is_there_before(wren: Person, otter: Person, heron: Person) -> None:
    """Wren asks, Otter answers; Heron offers something."""
    slip = put_up(wren, "Wren asks for a ladder.")
    actions.take_up(actions.answer(slip, "Mine is long.", by=otter), by=wren)
    put_up(heron, "Heron has two ladders.", Kind.OFFER)


def comes_between(wren: Person, juniper: Person, words: str) -> None:
    """Juniper answers Wren, Wren answers her; both are taken up, both say something, and both had come round."""
    theirs = [Slip.objects.get(by=wren), put_up(juniper, words)]
    for slip, other in zip(theirs, (juniper, wren), strict=True):
        Round.objects.create(slip=slip, person=other)
        answer = actions.answer(slip, words, by=other)
        actions.take_up(answer, by=slip.by)
        for one in (juniper, wren):
            audience = Audience.ALL if one == juniper else Audience.OTHER
            for way in Way:
                actions.say_afterwards(answer, way, words, audience, by=one)
    put_up(juniper, words, Kind.OFFER)


def put_up(by: Person, words: str, kind: Kind = Kind.ASK) -> Slip:
    until = timezone.localdate() + timedelta(days=14)
    return actions.put_up(kind, actions.Wording(words, until, Company.TALKING, "soon", "here"), by=by)


def reworded(by: Person) -> None:
    slip = Slip.objects.filter(by=by).earliest("pk")
    actions.reword(slip, actions.Wording("A lamp", slip.until), by=by)
    actions.end(slip, by=by)


def answered(by: Person, third: Person) -> None:
    """`by` answers what a third asks, who takes it up."""
    slip = Slip.objects.filter(by=third).earliest("pk")
    answer = actions.answer(slip, "I could.", by=by)
    actions.take_up(answer, by=third)
    actions.say_afterwards(answer, Way.GAVE, "A lamp.", Audience.ALL, by=by)
