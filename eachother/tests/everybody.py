"""The cast, what stands between them, and the addresses that are about somebody."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core.cache import caches
from django.db import transaction
from django.test import Client
from django.utils import timezone

from eachother.circles import actions as circles
from eachother.circles.models import Door as CircleDoor
from eachother.circles.models import Readers
from eachother.community.actions import name_community
from eachother.community.models import Door
from eachother.connections.tests import make
from eachother.decisions.tests import around as decisions
from eachother.exchange.tests import around as asks
from eachother.finding import actions as finding
from eachother.foundation.refs import new_ref
from eachother.gatherings import actions as gatherings
from eachother.gatherings.models import Feed
from eachother.gatherings.tests import make as gather
from eachother.journal import actions as journal
from eachother.knocks import actions as knocks
from eachother.people import actions
from eachother.people.models import Experience, How, Invitation, Passkey, ShownTo, Slot
from eachother.practice.tests import around as practice
from eachother.standards.tests import around as standards
from eachother.stories.tests import around as stories
from eachother.tests import talked
from eachother.turns.tests import around as turns
from eachother.vault.envelopes import read_page
from eachother.vault.sealing import seal_page
from eachother.vocabulary import actions as vocabulary

# In the order of the table's columns; "out" is whoever has not signed in.
EVERYBODY = ("out", "wren", "juniper", "otter", "heron", "fox", "hazel")
DOOR = "door"


@dataclass
class House:
    """Juniper is the one that addresses are about. Wren is alongside her, Otter acquainted, Heron a stranger; Juniper
    has blocked Fox, who had been acquainted; Hazel does not want to be found. All but Otter share something, and
    all are open to company. Wren and Juniper are in a circle with a knock at its door."""

    people: dict[str, make.Peer]
    refs: dict[str, str]

    def __post_init__(self) -> None:
        self.browsers = {who: make.signed_in_as(peer) for who, peer in self.people.items()} | {"out": Client()}

    def ask(self, who: str, method: str, pattern: str) -> Any:
        """An answer; whatever it did is undone, be it that they have signed out."""
        mark = transaction.savepoint()
        try:
            return make.in_a_new_window(self.browsers[who]).generic(method, pattern.format(**self.refs))
        finally:
            transaction.savepoint_rollback(mark)
            caches["sessions"].clear()


def a_house() -> House:
    people = {name: _somebody(name.title()) for name in EVERYBODY if name != "out"}
    wren, juniper, otter, fox = (people[name] for name in ("wren", "juniper", "otter", "fox"))
    hazel = people["hazel"].person
    hazel.hidden_at = timezone.now()
    hazel.save()
    for peer in people.values():
        actions.open_up(How.AROUND, by=peer.person)
    for peer in (wren, juniper, people["heron"], fox, people["hazel"]):
        actions.take_up("a river in flood", by=peer.person)
    actions.take_up("hearing voices at night", by=juniper.person, shown_to=ShownTo.SHARERS)
    actions.take_up("a year in hospital", by=juniper.person, shown_to=ShownTo.NODDED)
    for one, other in ((otter, juniper), (fox, juniper)):
        finding.nod(other.person, by=one.person)
        finding.nod(one.person, by=other.person)
    pair = make.come_alongside(wren, juniper)
    clause = pair.proposes(as_=juniper).clause
    file = pair.file_comes(b"the sound of a kettle", as_=juniper, chunks=0)
    actions.block(fox.person, by=juniper.person)
    power = actions.put_on_the_table("paid to be here", by=juniper.person)
    actions.put_on_the_table("a duty to report", by=people["hazel"].person)
    passkey = Passkey.objects.create(person=juniper.person, credential="AAAA", auth_hash="!", sealed=bytes(73))
    link = Invitation.objects.create(by=juniper.person, expires_at=timezone.now() + timedelta(days=7))
    card = actions.make_card("The bench by the lifts.", by=juniper.person)
    name_community("Riverside", door=Door.KNOCK)
    knock = knocks.knock("It rains.", about=[], code="k" * 32)
    high_water = actions.take_up("high water", by=wren.person).experience
    river = Experience.objects.get(name="a river in flood")
    question = vocabulary.ask(river, high_water, by=wren.person)
    plan = seal_page(juniper.account, kind="plan", ref=juniper.ref, revision=1, words={"helps": "Tea."})
    journal.keep(juniper.ref, read_page({"kind": "plan", "revision": 1, "sealed": plan}), by=juniper.person)
    leaf = new_ref()
    sealed = seal_page(juniper.account, kind="journal", ref=leaf, revision=1, words={"form": "free", "text": "Rain."})
    journal.keep(leaf, read_page({"kind": "journal", "revision": 1, "sealed": sealed}), by=juniper.person)
    kitchen = circles.start(
        "The night kitchen", "Tea.", about=[river], door=CircleDoor.KNOCK, readers=Readers.CIRCLE, by=juniper.person
    )
    circles.join(kitchen, by=wren.person)
    on_the_table = circles.propose(kitchen, "We knock first.", part="among-us", by=juniper.person)
    at_the_kitchen = circles.knock(kitchen, "It rains here too.", by=otter.person)
    turns.has_a_turn(kitchen, wren.person)
    turns.offers_it(kitchen, wren.person, juniper.person)
    decisions.decide(kitchen, juniper.person)
    soup, walk = gather.weekly(juniper.person, kitchen), gather.weekly(juniper.person)
    for gathering in (soup, walk):
        gather.says(juniper.person, gather.day_of(gathering), for_all=True)
    secret = gatherings.make_address(None, by=juniper.person)
    bench, open_bench = (talked.a_bench(wren.person, juniper.person, readers=readers) for readers in Readers)
    refs = {
        "circle": kitchen.ref,
        "circle_clause": on_the_table.ref,
        "circle_knock": at_the_kitchen.ref,
        **turns.refs(),
        **decisions.refs(),
        "gathering": soup.ref,
        "day": gather.day_of(soup).ref,
        "walk": walk.ref,
        "walk_day": gather.day_of(walk).ref,
        "feed": Feed.objects.get().ref,
        "feed_secret": secret,
        "bench": bench.circle.ref,
        "pigeons": bench.ref,
        "on_pigeons": bench.replies.get(number=1).ref,
        "open_pigeons": open_bench.ref,
        "of_pigeons": "aaaaaaaaaaaaaaaa",  # who may see a picture: talk/tests/test_pictures.py
        "leaf": leaf,
        "card": card.ref,
        "card_code": card.code,
        "knock": knock.ref,
        "knock_code": knock.code,
        "juniper": juniper.ref,
        "hazel": people["hazel"].ref,
        "nobody": "aaaaaaaaaaaaaaaa",
        "experience": river.ref,
        "other": high_water.ref,
        "question": question.ref,
        "invitation": link.ref,
        "power": power.ref,
        "device": "bbbbbbbbbbbbbbbb",
        "passkey": passkey.ref,
        "code": link.code,
        "connection": pair.ref,
        "clause": clause.ref,
        "file": file.ref,
        "chunk": "0",
        **asks.an_ask_of(juniper.person, answered_by=wren.person),
        **practice.comes_to_be(juniper.person, wren.person),
        **stories.a_story_of(juniper.person, read_by=wren.person),  # first: a standard has stories of its own
        **standards.grows(juniper.person),
    }
    return House(people, refs)


def _somebody(name: str) -> make.Peer:
    peer = make.a_peer(name)
    for kind in Slot.Kind:
        Slot.objects.create(person=peer.person, kind=kind, seed=bytes(32), profile=1, auth_hash="!", sealed=bytes(73))
    return peer


def said_by(answer: Any) -> str:
    """The status, or 'door' for who is led there to sign in."""
    door = answer.status_code == 302 and answer.headers["Location"].partition("?")[0] == "/door"
    return DOOR if door else str(answer.status_code)
