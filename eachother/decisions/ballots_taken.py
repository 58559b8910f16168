"""What somebody takes along of options, times and ballots. Of a secret ballot: that they voted."""

from typing import Any

from eachother.decisions.models import Elector, Option, Slot
from eachother.people.models import Person

SAID = ("ranking", "cast", "feeling")  # what `ballot_of` reads besides the times


def ballot_of(elector: Elector) -> dict[str, Any]:
    """What they said in this round, by name; words instead of refs, since an archive explains itself."""
    if hasattr(elector, "cast"):
        return {"has_voted": True}
    if hasattr(elector, "ranking"):
        names = dict(Option.objects.filter(decision=elector.round.decision_id).values_list("ref", "words"))
        levels = [[names.get(ref, ref) for ref in level] for level in elector.ranking.levels]
        return {"ranked": levels, "left_words": elector.ranking.words}
    if hasattr(elector, "feeling"):
        return {"warmth": elector.feeling.warmth, "words": elector.feeling.words}
    answers = [{"at": _at(one.slot), "can": one.can} for one in elector.availabilities.all()]
    return {"times": answers} if answers else {}


def put_on_the_table(person: Person) -> dict[str, Any]:
    """Options and times."""
    options = Option.objects.filter(by=person).select_related("decision").order_by("pk")
    slots = Slot.objects.filter(by=person).select_related("decision").order_by("pk")
    return {
        "options": [{"decision": one.decision.ref, "words": one.words} for one in options],
        "times": [{"decision": one.decision.ref, "at": _at(one)} for one in slots],
    }


def _at(slot: Slot) -> str:
    return slot.starts_at.isoformat(timespec="minutes")
