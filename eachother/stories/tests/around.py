"""What the sweeping tests need of this room: stories of everybody, and all that can be between two."""

from typing import Any

from eachother.people.models import Person
from eachother.people.models.invitation import new_code
from eachother.stories import actions, sounds
from eachother.stories.models import Audience, Before, Differently, Naming, Reader, Story, Uses
from eachother.stories.saying import Telling, Writing
from eachother.stories.tests import make
from eachother.talk import pictures
from eachother.talk.saying import Seen

NOBODYS = "aaaaaaaaaaaaaaaa"
TOLD = "The marmalade year"


def a_story_of(teller: Person, *, read_by: Person) -> dict[str, str]:
    """One to everybody here, said differently, which the other sees differently; one outside, unnamed; a draft."""
    story = make.a_story(teller)
    actions.say_differently(story, Writing(story.title, "Otherwise."), by=teller)
    actions.allow_use(story, Uses.STANDARD, by=teller)
    actions.see_differently(story, "Not I.", by=read_by, code=new_code())
    make.a_story(teller, "Outside", to=Audience.WEB, naming=Naming.UNNAMED)
    make.a_draft(teller, "A draft")
    return refs_of(teller)


def refs_of(teller: Person | None) -> dict[str, str]:
    """What stands in the braces of addresses: what this person tells, what hangs on it; else what is nobody's."""
    told = Story.objects.filter(by=teller, told_at__isnull=False).order_by("pk") if teller else Story.objects.none()
    story, outside = told.filter(audience=Audience.HERE).first(), told.filter(audience=Audience.WEB).first()
    draft = Story.objects.filter(by=teller, told_at=None).first() if teller else None
    before = Before.objects.filter(story=story).first() if story else None
    said = Differently.objects.filter(story=story).first() if story else None
    return {
        "story": story.ref if story else NOBODYS,
        "outside": outside.ref if outside else NOBODYS,
        "draft": draft.ref if draft else NOBODYS,
        "story_before": before.ref if before else NOBODYS,
        "differently": said.ref if said else NOBODYS,
        "use": "letter",
        "use_quote": "quote",
        "use_given": "standard",
        "no_use": "anything",
        "of_story": NOBODYS,  # who may see and hear what is in one: test_pieces.py
    }


def told_in_riverside(wren: Person) -> dict[str, str]:
    """What Wren can open there: her own, which can be seen and heard too, one of somebody else, one outside, one that
    she is told by name."""
    mine = Story.objects.filter(by=wren)
    others = Story.objects.visible_to(wren).exclude(by=wren)
    told = mine.filter(audience=Audience.WEB).earliest("pk")
    photograph = make.a_photograph()
    seen = Seen(*pictures.made_anew(photograph, len(photograph.getvalue())), "A kettle on a stove")
    aloud = sounds.made_anew(make.a_recording())
    return {
        "story_picture": actions.hang(told, seen, by=wren).ref,
        "story_sound": actions.record(told, aloud, words="About the kettle.", seconds=12, by=wren).ref,
        "story_mine": told.ref,
        "story_draft": mine.filter(told_at=None).earliest("pk").ref,
        "story": others.filter(audience=Audience.HERE, seen_differently__isnull=False).earliest("pk").ref,
        "story_named": others.filter(audience=Audience.NAMED).earliest("pk").ref,
        "outside": Story.objects.public().earliest("pk").ref,
    }


def is_there_before(wren: Person, otter: Person) -> None:
    """Wren tells one to everybody, and Otter has been there."""
    story = make.a_story(wren, "Wren's own", "It rained.")
    actions.say_been_there(story, by=otter)
    make.a_story(wren, "For a few", "It thawed.", to=Audience.NAMED, readers=(otter,))
    make.a_story(otter, "Otter's own", "It snowed.", to=Audience.WEB)


def comes_between(wren: Person, juniper: Person, words: str) -> None:
    """Juniper tells, to all, to Wren by name and outside, in answer to hers; each says to the other's what one can."""
    hers = Story.objects.filter(by=wren).earliest("pk")
    for to in (Audience.HERE, Audience.WEB, Audience.NAMED):
        make.a_story(juniper, TOLD, words, to=to, readers=(wren,), answers=hers, about=("a marmalade year",))
    few = Story.objects.get(by=wren, audience=Audience.NAMED)
    otter = Reader.objects.get(story=few).person
    actions.tell(few, Telling(Audience.NAMED, readers=(otter, juniper)), by=wren)
    theirs = Story.objects.filter(by=juniper).earliest("pk")
    for story, other in ((hers, juniper), (theirs, wren)):
        actions.say_been_there(story, by=other)
        actions.see_differently(story, words, by=other, code=new_code())


def told_anew(by: Person, third: Person) -> None:
    """`by` tells something new, changes what they told, takes one back; and says something to a third's."""
    make.a_story(by, TOLD, "Once more.")
    mine = list(Story.objects.filter(by=by).order_by("pk"))
    actions.say_differently(mine[0], Writing(TOLD, "Otherwise."), by=by)
    actions.take_back(mine[0], by=by)
    theirs: Any = Story.objects.filter(by=third).first()
    if theirs:
        actions.see_differently(theirs, "Not I.", by=by, code=new_code())
