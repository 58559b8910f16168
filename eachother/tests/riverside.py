"""Riverside, really served, in a folder of its own. `python -m eachother.tests.riverside` fills it."""

import json
import sys
from dataclasses import dataclass, field

import django
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
    from eachother.commands.migrate import make_ready  # noqa: PLC0415 - after django.setup()
    from eachother.connections import actions as conversations  # noqa: PLC0415
    from eachother.connections.models import Connection  # noqa: PLC0415
    from eachother.demo import riverside  # noqa: PLC0415
    from eachother.knocks import actions as at_the_door  # noqa: PLC0415
    from eachother.knocks.models import Knock  # noqa: PLC0415
    from eachother.people import actions, rules  # noqa: PLC0415
    from eachother.people.models import Experience, Person  # noqa: PLC0415

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
    over = theirs.of(people["Moss"]).get()
    conversations.end(over, by=people["Moss"])
    refs = {
        "talk": theirs.of(people[JUNIPER]).get().ref,
        "paused": theirs.get(state="paused").ref,
        "ended": over.ref,
        "asked": theirs.get(state="proposed").ref,
        "card": card.code,
        "card_ref": card.ref,
        "invitation_ref": invitation.ref,
        "knocking": knocks.filter(answers=None)[0].code,
        "answered": knocks.exclude(answers=None)[0].code,
        "opened": opened.code,
        "leaf": wren.pages.filter(kind="journal")[0].ref,
        "lived": wren.lived.get(experience__name="forced hospital stay").experience.ref,
        "named": Experience.objects.get(name="night shifts").ref,
        "between_others": Connection.objects.exclude(pk__in=theirs).filter(state="alongside")[0].ref,
    }
    return {
        "facts": {**refs, **{name.lower(): one.ref for name, one in people.items()}, "invitation": invitation.code},
        "names": list(people),
        "words": [person.words for person in people.values()],
        "passphrases": passphrases,
        "seats": seats({name: passphrases[name] for name in (WREN, JUNIPER)}),
    }


if __name__ == "__main__":
    django.setup()
    json.dump(fill(), sys.stdout)
