"""Two people between whom there has been everything there can be, and a line between them afterwards.

Neither may leave a trace on anything the other sees: a page, a list, a count, a notice, an archive, the stream. All of
it is held against the house as it was before the other came. A room that shows people, or keeps something between two,
does here what can be done (`everything_between`, `GOES_ON`), and says whose its refs are (`Neighbours.theirs`).
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.apps import apps
from django.db import transaction
from django.db.models import Field, Model
from django.utils import timezone

from eachother.connections import actions as connections
from eachother.connections.models import Attachment, Clause, Connection
from eachother.connections.tests import make
from eachother.finding import actions as finding
from eachother.notices import actions as notices
from eachother.notices import kinds
from eachother.people import actions
from eachother.people.models import Company, Experience, FoundBy, Hours, How, NoddedBy, Person, ShownTo, Slot

NAME, WORDS, WORDING, POWER = "Juniper", "Pebbles and marmalade.", "my quagmire year", "paid by the lighthouse"
UNKNOWN = "aaaaaaaaaaaaaaaa"

# Addresses of what is about nobody, or about oneself alone: an invitation or a card is good for whoever holds it.
OF_ONE_ALONE = re.compile(r"{(code|card_code|card|invitation|power|device|passkey|knock|knock_code|question|leaf)}")

# What stands in no row between the two, or is nobody's to see.
ASIDE = {
    "people.Block.by": "comes with the line",
    "people.Block.other": "comes with the line",
    "people.Mute.by": "who is muted cannot be seen before the line either",
    "people.Mute.other": "who is muted cannot be seen before the line either",
    "people.Acquaintance.low": "whoever came first stands there",
    "people.Experience.begun_by": "who named it first is shown to nobody",
    "people.Slot.person": "opens a door, and is on no page",
    "people.Device.person": "where somebody is signed in is theirs alone",
    "people.Arrival.person": "only whether a community has a founder is read from it",
    "people.Leaving.person": "they would have left",
    "finding.Attention.person": "a count that nobody is shown",
    "knocks.Answer.by": "who has opened to somebody outside is shown to nobody",
    "journal.Page.owner": "their own, sealed, and opened by nobody else",
    "vocabulary.Question.asked_by": "who asked is shown to nobody",
    "vocabulary.Answer.by": "who said what is shown to nobody",
    "people.Passkey.person": "opens a door, and is on no page",
}


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
        return {
            "juniper": juniper.ref if juniper else UNKNOWN,
            "connection": of_two,
            "clause": clause.ref if clause else UNKNOWN,
            "file": attachment.blob.ref if attachment else UNKNOWN,
            "chunk": "0",
            "experience": Experience.objects.get(name="a river in flood").ref,
            "other": Experience.objects.get(name="hearing voices at night").ref,
            "hazel": self.heron.ref,
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
    return Neighbours(wren, otter, heron, beside)


def juniper_comes(house: Neighbours) -> tuple[make.Peer, make.Alongside]:
    """She is there, has her page open, and everything comes to be between her and Wren."""
    juniper = _somebody(NAME)
    _says_who_they_are(juniper.person, WORDS)
    actions.take_up("a year away", by=juniper.person, shown_to=ShownTo.NODDED, wording=WORDING)
    actions.put_on_the_table(POWER, by=juniper.person)
    actions.hide("hospital", by=juniper.person)
    return juniper, everything_between(house.wren, juniper)


def everything_between(wren: make.Peer, juniper: make.Peer) -> make.Alongside:
    """All that two people can do with each other; what is over first."""
    for one, other in ((wren, juniper), (juniper, wren)):
        finding.nod(other.person, by=one.person)
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


Doing = Callable[[Person, Person], object]
# What somebody can do, by themselves and with a third, of which somebody may be told: the line holds for all of it.
GOES_ON: dict[str, Doing] = {
    "is open": lambda one, third: actions.open_up(How.LAUGH, by=one),
    "is not open": lambda one, third: actions.close(by=one),
    "says something": lambda one, third: actions.take_up("new in town", by=one),
    "is called something else": lambda one, third: actions.rename("Juniper Berry", by=one),
    "carries something": lambda one, third: actions.put_on_the_table("a duty", by=one),
    "is hidden": lambda one, third: actions.be_found_by(FoundBy.NOBODY, NoddedBy.NOBODY, by=one),
    "takes a nod back": lambda one, third: finding.withdraw(third, by=one),
    "nods": lambda one, third: (finding.withdraw(third, by=one), finding.nod(third, by=one)),
    "comes or goes": lambda one, third: connections.tell_of_presence(one.pk),
    "has left": lambda one, third: connections.tell_of(one),
    "is forgotten": lambda one, third: (connections.forget(one), notices.forget(one), finding.forget(one)),
}


def trace_of(juniper: make.Peer | None, text: str) -> list[str]:
    """What in this text is Juniper's."""
    hers = [NAME, WORDS, WORDING, POWER, *([juniper.ref] if juniper else [])]
    return [one for one in hers if one in text]


def plain(answer: Any, refs: dict[str, str]) -> str:
    """An answer without what is another each time, and without the refs that were asked for."""
    text = f"{answer.status_code} {answer.headers.get('Location', '')}\n{answer.text if not answer.streaming else ''}"
    text = re.sub(r'(name="csrfmiddlewaretoken" value|data-csrf|nonce)="[^"]*"', "", text)
    somebody = {*Person.objects.values_list("ref", flat=True), *Connection.objects.values_list("ref", flat=True)}
    text = re.sub(r"\b[a-z2-7]{16}\b", lambda ref: ref[0] if ref[0] in somebody else "…", text)  # made only now
    for ref in sorted(set(refs.values()), key=len, reverse=True):
        text = text.replace(ref, "…")
    return text


@contextmanager
def undone() -> Iterator[None]:
    """Whatever is done inside is undone."""
    mark = transaction.savepoint()
    try:
        yield
    finally:
        transaction.savepoint_rollback(mark)


def references() -> list[tuple[type[Model], "Field[Any, Any]"]]:
    """Every column of every table that refers to a person."""
    columns = [(model, field) for model in apps.get_models() for field in model._meta.concrete_fields]
    return [(model, field) for model, field in columns if field.related_model is Person]


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
