"""Nothing of a person is forgotten when they take it along, and nothing is kept when they leave."""

from collections.abc import Iterator
from datetime import timedelta
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.contrib.sessions.backends.cached_db import SessionStore
from django.db import connection
from django.db.models import Field, Model
from django.utils import timezone

from eachother.circles import actions as circles
from eachother.circles.models import Circle, Says
from eachother.circles.models import Knock as CircleKnock
from eachother.connections import actions as connections
from eachother.connections.models import Approval, Asking, Clause, Connection, Message, Reopening, State, Wording
from eachother.decisions.tests import around as decisions
from eachother.demo.riverside import fill
from eachother.files import actions as files
from eachother.finding import actions as finding
from eachother.finding.sights import Page
from eachother.foundation.refs import new_ref
from eachother.gatherings import actions as gatherings
from eachother.gatherings.tests import make as gather
from eachother.knocks import actions as knocks
from eachother.knocks.models import Knock
from eachother.notices import actions as notices
from eachother.notices.models import Notice, Told
from eachother.people import actions, leaving, sessions
from eachother.people.models import Block, Experience, How, Invitation, Leaving, Mute, NoddedBy, Passkey, Person, Words
from eachother.practice.models import Conversation, Version
from eachother.practice.tests import around as practice
from eachother.standards.tests import around as standards
from eachother.talk import actions as talk
from eachother.talk.models import Thread
from eachother.tests import talked
from eachother.turns import actions as turns
from eachother.turns.models import Task
from eachother.vocabulary import actions as vocabulary

AT_THE_DOOR = "I am at the bakery until six"
ON_A_CARD = "The bench by the lifts, if only Wren sits there"
CALLED, SIGNS_IN_AS = "Wren Underthestairs", "wren-underthestairs"  # no word of others, who may well speak of a wren
LINE, WHY, NOTE = "We look at gates", "My boots are at the cobbler’s", "Eleven gates, one with a cat"
IN_A_THREAD = "Fifteen under one leaf, and a snail"
IN_STANDARDS = "What only Wren would ask of everybody"
IN_PRACTICE = "A kettle that only Wren would write of"
IN_A_DECISION = "What only Wren would know about it"
IN_A_CIRCLE = "What only Wren would make a yes of"
Reference = tuple[type[Model], "Field[Any, Any]"]

# What may refer to somebody who has left, while others read on: a nameless row, and that something was written.
REMNANT = {
    "connections.Connection.begun_by",
    "connections.Member.person",
    "connections.Message.sender",
    "connections.Epoch.by",
    "people.Keyring.person",
}


def references() -> list[Reference]:
    """Every column of every table that refers to a person."""
    return [
        (model, field)
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if field.related_model is Person
    ]


def named(reference: Reference) -> str:
    return f"{reference[0]._meta.label}.{reference[1].name}"


def rows(reference: Reference, person: Person) -> int:
    model, field = reference
    return model._default_manager.filter(**{field.name: person.pk}).count()


def everything() -> bytes:
    """Every row of every table, as bytes."""
    with connection.cursor() as cursor:
        return b"\n".join(_of_tables(cursor))


def _of_tables(cursor: Any) -> Iterator[bytes]:
    for table in connection.introspection.table_names(cursor):
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
        for row in cursor.fetchall():
            for value in row:
                yield bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()


@pytest.fixture
def wren(db: None) -> Person:
    """Wren of Riverside, who has done everything that can be done here."""
    fill()
    wren, otter = Person.objects.get(name="Wren"), Person.objects.get(name="Otter")
    Person.objects.filter(pk=wren.pk).update(login=SIGNS_IN_AS)
    wren.refresh_from_db()
    actions.rename(CALLED, by=wren)
    free = Person.objects.exclude(pk__in=[wren.pk, otter.pk]).filter(memberships=None)
    heron = free.filter(hidden_at=None, nodded_by=NoddedBy.SEEING).order_by("pk")[0]
    hers = Connection.objects.of(wren).of_two().filter(state=State.ALONGSIDE).with_members()[0]
    wording = Wording.objects.filter(clause__connection=hers)[0]
    Reopening.objects.create(clause=wording.clause, wording=wording, by=wren, round=9, signature=b"")
    actions.open_up(How.VENT, by=wren)
    actions.take_up("something only Wren has been through", by=wren, wording="in her own wording")
    actions.put_on_the_table("Wren’s sister hosts this", by=wren)
    actions.invite(by=wren)
    sessions.begin(SessionStore(), wren)
    Passkey.objects.create(person=wren, name="in her pocket", credential="AAAA", auth_hash="!", sealed=bytes(73))
    notices.choose({"nods": Told.DAILY}, by=wren)
    notices.keep_time(21, 2, names=False, by=wren)
    actions.acquaint(wren, heron)
    for one, other in ((wren, heron), (heron, wren)):
        finding.nod(other, by=one)
        Mute.objects.get_or_create(by=one, other=other)
    for one, other in ((wren, otter), (otter, wren)):
        Block.objects.get_or_create(by=one, other=other)
    Notice.objects.get_or_create(person=heron, kind="finding.nod", about=wren.ref, by=wren)
    Notice.objects.get_or_create(person=wren, kind="finding.nod", about=heron.ref, by=heron)
    for one, newcomer in ((wren, heron), (heron, wren)):
        Notice.objects.get_or_create(person=one, kind="finding.new", about=newcomer.ref, by=newcomer)
        finding.let_be(newcomer, by=one)
    finding.count_attention({Page("otter", 1, 1): {wren.pk: 1.0}})
    shifts, town = (Experience.objects.get(name=name) for name in ("night shifts", "new in town"))
    vocabulary.ask(shifts, town, by=wren)
    about = {"file": new_ref(), "size": 16_384}
    connections.begin_file(hers, by=wren, data=about)
    connections.name_day(hers, by=wren, on=timezone.localdate() + timedelta(days=3))
    connections.pause(hers, by=wren)
    few = Connection.objects.of(wren).of_few()[0]
    Asking.objects.create(connection=few, person=wren, by=otter)
    asking = Asking.objects.create(connection=few, person=otter, by=wren)
    Approval.objects.create(asking=asking, person=wren, epoch=9, signature=b"")
    knocks.say_come_in(Knock.objects.waiting()[0], AT_THE_DOOR, named=True, by=wren)
    actions.make_card(ON_A_CARD, by=wren)
    _gathers(wren, heron)
    said = talk.reply(Thread.objects.get(title="Slug census"), talked.saying(IN_A_THREAD), by=wren)
    talk.say_differently(said, f"{IN_A_THREAD} twice", note="", by=wren)
    _sits_in_circles(wren, heron)
    turns.hand_on(Task.objects.get(name="Putting the kettle on"), Person.objects.get(name="Moss"), by=wren)
    decisions.holds_what_is_somebodys(wren, heron, IN_A_DECISION)
    practice.comes_between(heron, wren, IN_PRACTICE)
    standards.holds_what_is_somebodys(wren, IN_STANDARDS)
    has_left(wren, Words.GO)
    return wren


def _gathers(wren: Person, heron: Person) -> None:
    """She sets something up that goes on without her, and does all that can be done about a day of it."""
    walk = gather.weekly(wren, name="A walk", words="Bring boots.")
    day = gather.day_of(walk)
    for person in (wren, heron):
        gather.says(person, day, for_all=True)
    gatherings.call(day, LINE, by=wren)
    gatherings.call_off(day, WHY, by=wren)
    gatherings.put_back(day, by=wren)
    gatherings.note(day, NOTE, after=0, by=wren)
    gatherings.make_address(None, by=wren)
    gatherings.ask_for_reminders(by=wren)


def _sits_in_circles(wren: Person, heron: Person) -> None:
    slowly = Circle.objects.get(name="Slowly down")
    circles.let_in(CircleKnock.objects.get(circle=slowly), "Come in.", by=wren)
    circles.ask_in(slowly, heron, by=wren)
    clause = circles.propose(slowly, "We write slowly too.", part="words", by=wren)
    circles.answer(clause, Says.NO, IN_A_CIRCLE, number=1, by=wren)


def has_left(person: Person, words: Words) -> None:
    """As `people.actions.leave` has it, when the passphrase was right and the time has come."""
    now = timezone.now()
    Leaving.objects.create(person=person, words=words, erase_at=now)
    Person.objects.filter(pk=person.pk).update(left_at=now)


def test_every_table_about_a_person_is_taken_along_or_it_is_said_why_not() -> None:
    untold = []
    about: set[type[Model]] = {Person, *(model for model, _field in references())}
    for model in about:
        room = import_module(f"eachother.{model._meta.app_label}.portability")
        if (model in room.TAKEN) == (model in room.LEFT):
            untold.append(model._meta.label)
    assert untold == []


def test_what_is_taken_along_is_plain_and_names_nobody_by_number(wren: Person) -> None:
    taken = leaving.export(wren)
    assert list(taken) == [
        "people",
        "notices",
        "finding",
        "connections",
        "knocks",
        "vocabulary",
        "journal",
        "circles",
        "decisions",
        "turns",
        "talk",
        "exchange",
        "gatherings",
        "stories",
        "practice",
        "standards",
    ]
    numbers = [path for path, value in leaves_of(taken) if isinstance(value, int) and path.rpartition(".")[2] == "id"]
    assert numbers == []
    known = dict(leaves_of(taken)).values()
    for said in (
        wren.words,
        "something only Wren has been through",
        "in her own wording",
        "Wren’s sister hosts this",
        "in her pocket",
    ):
        assert said in known
    assert {AT_THE_DOOR, ON_A_CARD, LINE, WHY, NOTE, IN_A_CIRCLE} <= set(known)
    assert {IN_A_DECISION, IN_PRACTICE, IN_STANDARDS} <= set(known)
    assert {f"{IN_A_THREAD} twice", f"<p>{IN_A_THREAD}</p>\n"} <= set(known)
    assert set(map(type, known)) <= {str, int, bool, type(None)}


def leaves_of(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict | list):
        for name, one in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves_of(one, f"{path}.{name}")
    else:
        yield path, value


def test_nothing_is_taken_along_that_others_keep_to_themselves(wren: Person) -> None:
    """Who has muted or blocked one, and what somebody put aside, is theirs."""
    before = leaving.export(wren)
    Mute.objects.filter(other=wren).delete()
    after = leaving.export(wren)
    assert before == after
    assert "declined" not in [one["state"] for one in before["connections"]["conversations"] if one["begun_by_me"]]


def test_when_somebody_leaves_no_row_refers_to_them(wren: Person) -> None:
    tried = [named(one) for one in references() if not rows(one, wren)]
    assert tried == [], "Let Wren do this too, so that we see that it goes"
    actions.erase(wren)
    left = {named(one) for one in references() if rows(one, wren)}
    assert left <= REMNANT
    assert not Message.objects.filter(sender=wren).exclude(envelope=None).exists()
    assert not Clause.objects.filter(wordings__message__sender=wren).exists()


def test_when_somebody_leaves_neither_name_nor_words_are_left(wren: Person) -> None:
    said = [wren.words, wren.login, wren.name, "something only Wren", "in her own wording", "Wren’s sister"]
    said += ["in her pocket", AT_THE_DOOR, ON_A_CARD, LINE, WHY, NOTE, IN_A_CIRCLE, IN_A_THREAD, IN_A_DECISION]
    kept = everything()
    assert all(one.encode() in kept for one in said)
    actions.erase(wren)
    kept = everything()
    assert [one for one in said if one.encode() in kept] == []


def test_whoever_was_alongside_nobody_leaves_nothing_at_all(wren: Person) -> None:
    person = Person.objects.exclude(pk=wren.pk).filter(memberships=None).order_by("pk")[0]
    has_left(person, Words.STAY)
    assert person.ref.encode() in everything()
    actions.erase(person)
    kept = everything()
    assert [one for one in (person.ref, person.words) if one.encode() in kept] == []
    assert not Person.objects.filter(pk=person.pk).exists()


def test_when_all_have_left_nothing_of_anybody_is_left(wren: Person) -> None:
    refs = list(Person.objects.values_list("ref", flat=True))
    for person in Person.objects.exclude(pk=wren.pk):
        has_left(person, Words.STAY)
    actions.erase_due()
    files.sweep()
    kept = everything()
    assert [ref for ref in refs if ref.encode() in kept] == []
    # The host's founding one stays, and the conversations that were here from the start.
    assert not Version.objects.exclude(conversation__planted__isnull=False, number=1).exists()
    assert not Conversation.objects.filter(planted=None).exists()
    made_by_people = {model for model, _field in references()} - {Invitation, Version}
    assert not any(model._default_manager.exists() for model in made_by_people)
    assert not Person.objects.exists()
