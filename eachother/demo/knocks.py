"""Who knocks at Riverside's door, and what has been said to them so far."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from eachother.demo.keys import Inhabitant
from eachother.demo.people import lived_thing
from eachother.demo.shapes import Knocking
from eachother.foundation.text import clean_text
from eachother.knocks.actions import FADES_AFTER
from eachother.knocks.kinds import KNOCK
from eachother.knocks.models import About, Answer, Knock
from eachother.knocks.queries import who_may_answer
from eachother.notices.models import Notice


def knock(lives: Iterable[Knocking], people: Mapping[str, Inhabitant], now: datetime) -> None:
    """They wait for everybody who may answer and has not yet."""
    for one in lives:
        at = now - timedelta(days=one.days_ago)
        knock = Knock.objects.create(words=clean_text(one.words), created_at=at, fades_at=at + FADES_AFTER)
        About.objects.bulk_create(About(knock=knock, experience=lived_thing(name)) for name in one.about)
        Answer.objects.bulk_create(
            Answer(
                knock=knock,
                by=people[said.by].person,
                words=said.words,
                named=said.named,
                created_at=now - timedelta(days=said.days_ago),
            )
            for said in one.answers
        )
        Notice.objects.bulk_create(
            Notice(person=person, kind=KNOCK, about=knock.ref, created_at=at) for person in who_may_answer(knock)
        )
