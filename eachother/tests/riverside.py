"""Riverside, really served, in a folder of its own. `python -m eachother.tests.riverside` fills it."""

import json
import sys
from dataclasses import dataclass, field
from typing import Any

import django
from django.utils import timezone
from playwright.sync_api import Page

from eachother.tests.filled import Filling
from eachother.tests.seats import Seats, seats, sit_down
from eachother.tests.served import Served

WREN = "Wren"
JUNIPER = "Juniper"
RIVERSIDE = Filling("eachother.tests.riverside")


@dataclass
class Riverside(Served):
    """`facts` are the refs that stand in addresses; `names` is everybody there; `words` what they say of themselves."""

    facts: dict[str, str] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    passphrases: dict[str, str] = field(default_factory=dict)
    seats: dict[str, Seats] = field(default_factory=dict)

    def start(self) -> "Riverside":
        for name, value in self.told.items():
            setattr(self, name, value)
        super().start()
        return self

    def come_in(self, page: Page, name: str) -> None:
        """To Today, by the quickest way that is left."""
        if sit_down(page, self.address, self.seats[name]):
            page.goto(f"{self.address}/today")
        else:
            self.sign_in(page, name)

    def sign_in(self, page: Page, name: str) -> None:
        page.goto(f"{self.address}/door")
        page.get_by_label("The name you sign in with").fill(name)
        page.get_by_label("Your passphrase").fill(self.passphrases[name])
        page.get_by_role("button", name="Come in").click()
        page.wait_for_url("**/today")


def fill() -> dict[str, object]:
    """Fill the community, and add what Wren needs to come to every page: a link, a card, one who may be said hello to,
    and whoever knocks as far as a knock can be."""
    from eachother.circles.models import Circle  # noqa: PLC0415 - after django.setup()
    from eachother.commands.migrate import make_ready  # noqa: PLC0415
    from eachother.connections import actions as conversations  # noqa: PLC0415
    from eachother.connections.models import Connection  # noqa: PLC0415
    from eachother.demo import riverside  # noqa: PLC0415
    from eachother.exchange.models import Answer, Slip  # noqa: PLC0415
    from eachother.gatherings.models import Gathering, Kind, Occasion  # noqa: PLC0415
    from eachother.knocks import actions as at_the_door  # noqa: PLC0415
    from eachother.knocks.models import Knock  # noqa: PLC0415
    from eachother.people import actions, rules  # noqa: PLC0415
    from eachother.people.models import Experience, Person  # noqa: PLC0415
    from eachother.stories.tests.around import told_in_riverside  # noqa: PLC0415
    from eachother.turns.models import Task  # noqa: PLC0415

    make_ready()
    passphrases = {one.name: one.passphrase for one in riverside.fill()}
    people = {person.name: person for person in Person.objects.all()}
    wren = people[WREN]
    actions.acquaint(wren, people["Kestrel"])
    invitation = actions.invite(by=wren, uses=1, days=7)
    card = actions.make_card(("The bench by the lifts, Tuesday. " * 7)[: rules.CARD_LENGTH], by=wren)
    opened = at_the_door.knock("I came by bus.", about=[], code="o" * 32)
    for name in (JUNIPER, "Finch"):
        at_the_door.say_come_in(opened, "Come round.", named=True, by=people[name])
    knocks = Knock.objects.waiting()
    theirs = Connection.objects.of(wren)
    over = theirs.of_two().of(people["Moss"]).get()
    conversations.end(over, by=people["Moss"])
    beginning = _few_about_to_begin(wren, [people["Kestrel"], people["Otter"]])
    asking = _few_about_to_begin(people["Kestrel"], [wren, people["Otter"]])
    refs = {
        "talk": theirs.of_two().of(people[JUNIPER]).get().ref,
        "few": theirs.of_few().get(state="alongside").ref,
        "few_beginning": beginning.ref,
        "few_asking": asking.ref,
        "paused": theirs.get(state="paused").ref,
        "ended": over.ref,
        "asked": theirs.of_two().get(state="proposed").ref,
        "card": card.code,
        "card_ref": card.ref,
        "invitation_ref": invitation.ref,
        "knocking": knocks.filter(answers=None)[0].code,
        "answered": knocks.exclude(answers=None)[0].code,
        "opened": opened.code,
        "leaf": wren.pages.filter(kind="journal")[0].ref,
        "lived": wren.lived.get(experience__name="forced hospital stay").experience.ref,
        "named": Experience.objects.get(name="night shifts").ref,
        "circle": Circle.objects.get(name="The night kitchen").ref,
        "circle_kept": Circle.objects.get(name="Slowly down").ref,
        "circle_to_join": Circle.objects.get(name="Brown envelopes").ref,
        "circle_knocked": Circle.objects.get(name="After Tuesday").ref,
        "circle_asleep": Circle.objects.get(name="The bus shelter choir").ref,
        "circle_unseen": Circle.objects.get(name="The window seat").ref,
        "ask": Slip.objects.get(by=wren, words__startswith="I have a letter").ref,
        "ask_taken_up": Slip.objects.get(by=wren, words__startswith="The bakery door").ref,
        "ask_over": Slip.objects.get(by=wren, words__startswith="I see the doctor").ref,
        "ask_come_round": Slip.objects.get(words__startswith="Does anybody walk round").ref,
        "exchanged": Answer.objects.taken_up().filter(by=wren).earliest("pk").ref,
        "task": Task.objects.get(name="Putting the kettle on").ref,
        "task_drawn": Task.objects.get(name="Keeping notes of what helped with sleep").ref,
        **said_in_circles(),
        **told_in_riverside(wren),
        "between_others": Connection.objects.exclude(pk__in=theirs).filter(state="alongside")[0].ref,
    }
    days = Occasion.objects.order_by("starts_at")
    tea, ahead = days.filter(gathering__name="Half past five tea"), days.coming()
    refs |= {
        "gathering": Gathering.objects.get(name="Half past five tea").ref,
        "day": tea.coming()[0].ref,
        "day_over": tea.over().filter(notes__by=wren)[0].ref,
        "day_off": ahead.filter(change__kind=Kind.OFF)[0].ref,
        "day_moved": ahead.filter(change__kind=Kind.MOVED)[0].ref,
        "day_full": ahead.filter(gathering__name="The slow hour")[0].ref,
    }
    return {
        "facts": {**refs, **{name.lower(): one.ref for name, one in people.items()}, "invitation": invitation.code},
        "names": list(people),
        "words": [person.words for person in people.values()],
        "passphrases": passphrases,
        "seats": seats({name: passphrases[name] for name in (WREN, JUNIPER)}),
    }


def _few_about_to_begin(by: Any, others: list[Any]) -> Any:
    """Asked, and all of them have said yes."""
    from eachother.connections import actions  # noqa: PLC0415 - after django.setup()
    from eachother.connections.models import Among, Asking, Connection, Member, Step  # noqa: PLC0415

    connection = Connection.objects.create(among=Among.FEW, begun_by=by, last_at=timezone.now())
    Member.objects.create(connection=connection, person=by)
    Step.objects.create(connection=connection, state=connection.state, by=by)
    for other in others:
        asking = Asking.objects.create(connection=connection, person=other, by=by, told_at=timezone.now())
        if other.name != WREN:
            actions.would_come(asking)
    return connection


def said_in_circles() -> dict[str, str]:
    """Threads and replies of every kind, of which one is Wren's own."""
    from eachother.talk.models import Picture, Reply, Thread  # noqa: PLC0415 - after django.setup()

    own = Reply.objects.get(by__name=WREN, number=1, thread__title__startswith="Warm rolls")
    unnamed = Reply.objects.exclude(key="").order_by("number")[0]
    edited = Reply.objects.exclude(edited_at=None).filter(thread__circle=own.thread.circle)[0]
    return {
        "picture": Picture.objects.get().ref,
        "thread": own.thread.ref,
        "reply": own.ref,
        "thread_unnamed": unnamed.thread.ref,
        "reply_unnamed": unnamed.ref,
        "reply_edited": edited.ref,
        "thread_elsewhere": Thread.objects.get(title="Opened on Thursday, with toast").ref,
    }


if __name__ == "__main__":
    django.setup()
    json.dump(fill(), sys.stdout)
