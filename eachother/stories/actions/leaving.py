"""What is left of somebody's stories when a line is drawn, when they leave a circle, when they leave."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from eachother.circles.models import Circle
from eachother.people.models import Leaving, Person, Words
from eachother.stories import own_words
from eachother.stories.actions.resonating import unsay
from eachother.stories.actions.taking_back import let_go, let_loose
from eachother.stories.actions.using import withdraw
from eachother.stories.models import Audience, BeenThere, Differently, Naming, Reader, Story, Uses

KEPT_TO = (Audience.NAMED, Audience.CIRCLE, Audience.HERE, Audience.WEB)
OUTWARD = (Uses.INDEX, Uses.LEAVE, Uses.LETTER)


@transaction.atomic
def part(one: Person, other: Person) -> None:
    """Neither is told a story of the other's by name any more, and nothing that one said to the other's is left (one
    has blocked the other). What stands under a story without a name stays: that it went would say whose it is."""
    Reader.objects.filter(Q(person=one, story__by=other) | Q(person=other, story__by=one)).delete()
    said = Q(by=one, story__by=other) | Q(by=other, story__by=one)
    BeenThere.objects.filter(said, story__naming=Naming.NAMED).delete()
    Differently.objects.filter(said, story__naming=Naming.NAMED).delete()


@transaction.atomic
def leave_circle(circle: Circle, *, by: Person, takes_words: bool) -> None:
    """Their stories stay with the circle, as their words do; or are for them alone, if they take their words along.
    Then what they said of others' stories there goes too."""
    if not takes_words:
        return
    for story in Story.objects.filter(circle=circle, by=by, taken_back_at=None):
        story.audience, story.circle = Audience.MYSELF, None
        story.save(update_fields=["audience", "circle"])
        own_words.put(story)
    BeenThere.objects.filter(by=by, story__circle=circle).delete()
    for said in Differently.objects.filter(by=by, story__circle=circle):
        unsay(said, by=by)


@transaction.atomic
def forget(person: Person) -> None:
    """They leave the community. Their stories go along; or, if that is what they said, those told to somebody stay,
    without a name, and no further than here: nobody is left who could take them back from elsewhere."""
    stay = Leaving.objects.filter(person=person, words=Words.STAY).exists()
    for story in Story.objects.select_for_update(of=("self",)).filter(by=person).order_by("-pk"):
        if stay and story.told_at and story.audience in KEPT_TO:
            _leave_unnamed(story, person)
        else:
            let_go(story)
    Reader.objects.filter(person=person).delete()
    BeenThere.objects.filter(by=person).delete()
    if stay:
        Differently.objects.filter(by=person).update(by=None)
    for said in Differently.objects.filter(by=person):
        unsay(said, by=person)
    own_words.tidy()


@transaction.atomic
def clear() -> None:
    """Nobody is left whom any of it is told to."""
    for story in Story.objects.all():
        let_loose(story)
    Story.objects.all().delete()
    own_words.tidy()


def put_all_words() -> int:
    """Look through all that are told, and mend what the index has otherwise than they say. Says how many."""
    told = list(Story.objects.told().select_related("by").order_by("pk"))
    for story in told:
        own_words.put(story)
    return len(told)


def _leave_unnamed(story: Story, person: Person) -> None:
    for use in OUTWARD:
        withdraw(story, use, by=person)
    story.befores.all().delete()
    story.by, story.naming, story.called, story.once = None, Naming.UNNAMED, "", None
    story.audience = Audience.HERE if story.audience == Audience.WEB else story.audience
    story.told_at = story.told_at or timezone.now()
    story.save(update_fields=["by", "naming", "called", "once", "audience", "told_at"])
    own_words.put(story)
