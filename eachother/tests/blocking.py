"""Two people between whom there has been everything there can be, and a line between them afterwards.

Neither may leave a trace on anything the other sees: a page, a list, a count, a notice, an archive, the stream. All of
it is held against the house as it was before the other came. A room that shows people, or keeps something between two,
does here what can be done (`everything_between`, and in `goes_on.py`), and says whose its refs are
(`Neighbours.theirs`).
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.apps import apps
from django.core.cache import caches
from django.db import transaction
from django.db.models import Field, Model
from django.utils import timezone

from eachother.circles import actions as circles
from eachother.circles.models import Circle, Door, Readers
from eachother.circles.models import Clause as CircleClause
from eachother.circles.models import Knock as CircleKnock
from eachother.connections import actions as connections
from eachother.connections.models import Attachment, Clause, Connection
from eachother.connections.tests import make
from eachother.decisions.tests import around as decisions
from eachother.exchange.tests import around as asks
from eachother.finding import actions as finding
from eachother.finding.kinds import NEW
from eachother.gatherings import actions as gatherings
from eachother.gatherings.models import Gathering
from eachother.gatherings.tests import make as gather
from eachother.notices import actions as notices
from eachother.notices import kinds
from eachother.people import actions
from eachother.people.models import Company, Experience, Hours, How, Person, ShownTo, Slot
from eachother.practice.tests import around as practice
from eachother.standards.tests import around as standards
from eachother.stories.tests import around as stories
from eachother.table.tests import around as table
from eachother.tests import talked
from eachother.turns.tests import around as turns

NAME, WORDS, WORDING, POWER = "Juniper", "Pebbles and marmalade.", "my quagmire year", "paid by the lighthouse"
UNKNOWN = "aaaaaaaaaaaaaaaa"
KITCHEN, SHED, ATTIC = "The night kitchen", "The shed", "The attic"
REF = re.compile(r"\b[a-z2-7]{16}\b")
SUPPER, WALK = "Long table", "Marmalade walk"

# Addresses of what is about nobody, or about oneself alone: an invitation or a card is good for whoever holds it.
OF_ONE_ALONE = re.compile(
    r"{(code|card_code|card|invitation|power|device|passkey|knock|knock_code|question|leaf|feed|feed_secret)}"
)


@dataclass
class Neighbours:
    """Wren, whose pages are looked at, and who is there for her besides Juniper."""

    wren: make.Peer
    otter: make.Peer
    heron: make.Peer
    beside: make.Alongside

    def theirs(self, juniper: make.Peer | None, between: make.Alongside | None) -> dict[str, str]:
        """What stands in the braces of addresses: what is Juniper's, or of the two; before she came, what is nobody's.

        What has nothing to do with them is the same before and after.
        """
        of_two = between.ref if between else UNKNOWN
        clause = Clause.objects.filter(connection__ref=of_two).first()
        attachment = Attachment.objects.filter(connection__ref=of_two).select_related("blob").last()
        return talked.refs(juniper.person if juniper else None) | {
            "juniper": juniper.ref if juniper else UNKNOWN,
            "circle": Circle.objects.get(name=KITCHEN).ref,
            "circle_clause": CircleClause.objects.get(circle__name=KITCHEN).ref,
            "circle_knock": CircleKnock.objects.get(circle__name=KITCHEN).ref,
            "connection": of_two,
            "gathering": (supper := Gathering.objects.get(name=SUPPER)).ref,
            "day": gather.day_of(supper).ref,
            "walk": walk.ref if (walk := Gathering.objects.filter(name=WALK).first()) else UNKNOWN,
            "walk_day": gather.day_of(walk).ref if walk else UNKNOWN,
            "clause": clause.ref if clause else UNKNOWN,
            "file": attachment.blob.ref if attachment else UNKNOWN,
            "chunk": "0",
            **decisions.refs(),
            **asks.refs_of(juniper.person if juniper else None),
            **practice.refs_of(juniper.person if juniper else None),
            **standards.refs_of(juniper.person if juniper else None),
            **stories.refs_of(juniper.person if juniper else None),
            "experience": Experience.objects.get(name="a river in flood").ref,
            "other": Experience.objects.get(name="hearing voices at night").ref,
            "hazel": self.heron.ref,
            **turns.refs(),
            "nobody": "bbbbbbbbbbbbbbbb",
        }


def neighbours() -> Neighbours:
    """They share things, have nodded, talk, are open to company, and something waits for Wren."""
    wren, otter, heron = (_somebody(name) for name in ("Wren", "Otter", "Heron"))
    for peer in (wren, otter, heron):
        _says_who_they_are(peer.person, f"{peer.person.name} is about.")
    finding.nod(heron.person, by=wren.person)
    finding.nod(wren.person, by=heron.person)
    beside = make.come_alongside(wren, otter)
    beside.says(as_=otter)
    talked.a_bench(wren.person, otter.person)
    for name in (KITCHEN, SHED):
        circle = _circle(name, Door.KNOCK, Readers.EVERYBODY, by=wren.person)
        circles.join(circle, by=otter.person)
        circles.knock(circle, "Heron at the door.", by=heron.person)
    kitchen = Circle.objects.get(name=KITCHEN)
    circles.propose(kitchen, "We knock first.", part="among-us", by=otter.person)
    turns.has_a_turn(kitchen, wren.person, otter.person)
    for peer in (wren, otter):
        table.sits_and_says(kitchen, f"{peer.person.name} says that it rains.", by=peer.person)
    supper = gather.weekly(heron.person, name=SUPPER)
    gather.says(wren.person, gather.day_of(supper), for_all=True)
    asks.is_there_before(wren.person, otter.person, heron.person)
    decisions.decide(kitchen, otter.person)
    practice.is_there_before(wren.person)
    standards.is_there_before(wren.person)
    stories.is_there_before(wren.person, otter.person)
    return Neighbours(wren, otter, heron, beside)


def juniper_comes(house: Neighbours) -> tuple[make.Peer, make.Alongside]:
    """She is there, has her page open, and everything comes to be between her and Wren."""
    juniper = _somebody(NAME)
    _says_who_they_are(juniper.person, WORDS)
    actions.take_up("a year away", by=juniper.person, shown_to=ShownTo.NODDED, wording=WORDING)
    actions.put_on_the_table(POWER, by=juniper.person)
    actions.hide("hospital", by=juniper.person)
    talked.sits_down(juniper.person, house.wren.person)
    in_circles(house.wren.person, juniper.person)
    kitchen = Circle.objects.get(name=KITCHEN)
    turns.offers_it(kitchen, house.wren.person, juniper.person)
    table.sits_and_says(kitchen, WORDS, by=juniper.person)
    gathers(house.wren.person, juniper.person)
    asks.comes_between(house.wren.person, juniper.person, WORDS)
    decisions.talks(juniper.person, WORDS)
    practice.comes_between(house.wren.person, juniper.person, WORDS)
    standards.comes_between(house.wren.person, juniper.person, WORDS)
    stories.comes_between(house.wren.person, juniper.person, WORDS)
    return juniper, everything_between(house.wren, juniper)


def in_circles(wren: Person, juniper: Person) -> None:
    """They are in one together, she knocks at one of Wren's and is asked into it, and asks Wren into one of hers."""
    kitchen, shed = (Circle.objects.get(name=name) for name in (KITCHEN, SHED))
    circles.join(kitchen, by=juniper)
    circles.knock(shed, WORDS, by=juniper)
    circles.ask_in(shed, juniper, by=wren)
    circles.ask_in(_circle(ATTIC, Door.INVITATION, Readers.CIRCLE, by=juniper), wren, by=juniper)


def gathers(wren: Person, juniper: Person) -> None:
    """She comes where Wren comes, and sets something up to which Wren comes."""
    supper, walk = Gathering.objects.get(name=SUPPER), gather.weekly(juniper, name=WALK, words=WORDS)
    gather.says(juniper, gather.day_of(supper), for_all=True)
    for person in (wren, juniper):
        gather.says(person, gather.day_of(walk))
    gatherings.call_off(gather.day_of(walk, 1), WORDS, by=juniper)


def everything_between(wren: make.Peer, juniper: make.Peer) -> make.Alongside:
    """All that two people can do with each other; what is over first."""
    for one, other in ((wren, juniper), (juniper, wren)):
        finding.nod(other.person, by=one.person)
        notices.tell(other.person, NEW, about=one.ref, by=one.person)
        finding.let_be(one.person, by=other.person)
    over = make.come_alongside(wren, juniper)
    over.says("what is over", as_=juniper)
    connections.end(over.connection, by=juniper.person)
    between = make.come_alongside(juniper, wren)
    for one in (wren, juniper):
        between.says("and now", as_=one)
        connections.let_see(between.connection, by=one.person, reading=True, writing=True)
        connections.mark_read(between.connection, by=one.person, to=2)
        between.sends_file(b"the sound of a kettle", as_=one)
        between.shows_plan(as_=one)
        connections.keep_plan_at_hand(between.connection, by=one.person, at_hand=True)
    for one, other in ((wren, juniper), (juniper, wren)):
        wording = between.proposes("We write once, then wait.", as_=one)
        between.agrees(wording, as_=other)
        connections.reopen(between.connection, wording.clause, by=one.person, **_reopening(between, wording, one))
    soon = timezone.localdate() + timedelta(days=3)
    connections.name_day(between.connection, by=wren.person, on=soon)
    connections.agree_to_day(between.connection, by=juniper.person, on=soon)
    connections.name_day(between.connection, by=juniper.person, on=soon + timedelta(days=4))
    connections.pause(between.connection, by=juniper.person)
    connections.resume(between.connection, by=juniper.person)
    for one, other in ((wren, juniper), (juniper, wren)):
        actions.mute(other.person, by=one.person)
        for kind in kinds.registered():
            about = one.ref if kind.name.startswith("finding") else between.ref
            notices.tell(other.person, kind.name, about=about, by=one.person)
    for one, other in ((wren, juniper), (juniper, wren)):
        actions.unmute(other.person, by=one.person)
    return between


def trace_of(juniper: make.Peer | None, text: str) -> list[str]:
    """What in this text is Juniper's."""
    hers = [NAME, WORDS, WORDING, POWER, WALK, stories.TOLD, talked.HERS, *([juniper.ref] if juniper else [])]
    return [one for one in hers if one in text]


def plain(answer: Any, refs: dict[str, str]) -> str:
    """An answer without what is another each time, and without the refs that were asked for."""
    text = f"{answer.status_code} {answer.headers.get('Location', '')}\n{answer.text if not answer.streaming else ''}"
    text = re.sub(r"/calendars/[a-z2-7]{32}", "", text)  # another each time
    text = re.sub(r'(name="csrfmiddlewaretoken" value|name="once" value|data-csrf|nonce)="[^"]*"', "", text)
    if REF.search(text):
        somebody = {*Person.objects.values_list("ref", flat=True), *Connection.objects.values_list("ref", flat=True)}
        text = REF.sub(lambda ref: ref[0] if ref[0] in somebody else "…", text)  # made only now
    for ref in sorted(set(refs.values()), key=len, reverse=True):
        text = text.replace(ref, "…")
    return text


@contextmanager
def undone() -> Iterator[None]:
    """Whatever is done inside is undone; a session may have ended."""
    mark = transaction.savepoint()
    try:
        with table.as_it_was():
            yield
    finally:
        transaction.savepoint_rollback(mark)
        caches["sessions"].clear()


def references() -> list[tuple[type[Model], "Field[Any, Any]"]]:
    """Every column of every table that refers to a person."""
    columns = [(model, field) for model in apps.get_models() for field in model._meta.concrete_fields]
    return [(model, field) for model, field in columns if field.related_model is Person]


def _circle(name: str, door: Door, readers: Readers, *, by: Person) -> Circle:
    return circles.start(name, "Tea.", about=[], door=door, readers=readers, by=by)


def _somebody(name: str) -> make.Peer:
    peer = make.a_peer(name)
    for kind in Slot.Kind:
        Slot.objects.create(person=peer.person, kind=kind, seed=bytes(32), profile=1, auth_hash="!", sealed=bytes(73))
    return peer


def _says_who_they_are(person: Person, words: str) -> None:
    Person.objects.filter(pk=person.pk).update(
        words=words, hours=int(Hours.EVENINGS), welcomes=int(Company.TALKING), offers=int(Company.TALKING)
    )
    person.refresh_from_db()
    actions.take_up("a river in flood", by=person)
    actions.take_up("hearing voices at night", by=person, shown_to=ShownTo.SHARERS)
    actions.put_on_the_table("a duty to report", by=person)
    actions.invite(by=person)
    actions.open_up(How.AROUND, by=person)


def _reopening(pair: make.Alongside, wording: Any, by: make.Peer) -> dict[str, Any]:
    post = pair.reopening_post(wording, by, in_round=2)
    return {"in_round": post["round"], "signature": post["signature"]}
