"""What a host could do to the database of a running house; run in a process of its own: `python -m … <verb>`."""
# ruff: noqa: PLC0415 - tables can be imported only when Django is set up, and that is when this is run

import json
import os
import sys
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import django

from eachother.tests.filled import Filling
from eachother.tests.seats import opened, seats
from eachother.tests.served import Served
from eachother.tests.warm import told_by

PASSPHRASE = "lantern harbor cobweb velvet bonfire drizzle"


def do(served: Served, verb: str, **values: Any) -> Any:
    """Run one of the verbs below inside this house, from outside."""
    env = {**os.environ, "EACHOTHER_DATA": str(served.data), "EACHOTHER_ADDRESS": served.address}
    env |= {"DJANGO_SETTINGS_MODULE": "eachother.settings"} | (
        {"DATABASE_URL": served.database} if served.database else {}
    )
    return json.loads(told_by("eachother.connections.tests.house", verb, json.dumps(values), env=env) or "null")


def together(*names: str, words: int | None = None) -> Filling:
    """A house in which these people have nodded to one another, and the first two have said so many words."""
    return Filling("eachother.connections.tests.house", ("fill", json.dumps({"names": names, "words": words})))


def around(*names: str) -> Filling:
    """A house in which the first of these is alongside each of the others."""
    return Filling("eachother.connections.tests.house", ("fill_around", json.dumps({"names": names})))


def a_few(*names: str) -> Filling:
    """A house in which the first is alongside each of the others, and a few with them: all but the last."""
    return Filling("eachother.connections.tests.house", ("fill_few", json.dumps({"names": names})))


def fill_few(names: list[str]) -> dict[str, Any]:
    from eachother.connections import actions
    from eachother.connections.models import Asking
    from eachother.vault import sealing

    told = fill_around(names)
    (person, account), *others = (opened(name, PASSPHRASE) for name in names[:-1])
    connection = actions.ask_few([one.ref for one, _account in others], by=person)
    for asking in Asking.objects.filter(connection=connection):
        actions.would_come(asking)
    talk = sealing.begin(account, *(one for _person, one in others), connection=connection.ref)
    actions.begin_few(connection, by=person, record=talk.record, grants=talk.grants[0])
    return {**told, "talk": connection.ref}


def fill_around(names: list[str]) -> dict[str, Any]:
    told = fill(names, None)
    for other in names[1:]:
        talk([names[0], other], 0)
    return told


def fill(names: list[str], words: int | None) -> dict[str, Any]:
    from eachother.commands.migrate import make_ready

    make_ready()
    refs = dict(zip(names, people(names), strict=True))
    ref = "" if words is None else talk(names, words)
    return {"people": refs, "talk": ref, "seats": seats(dict.fromkeys(names, PASSPHRASE))}


def people(names: list[str]) -> list[str]:
    """Let these people in, all with the same passphrase, and let them have nodded to one another. Their refs."""
    from itertools import combinations

    from django.conf import settings
    from django.utils import timezone

    from eachother.people.actions import acquaint, arrive
    from eachother.people.models import Invitation
    from eachother.vault import sealing
    from eachother.vault.envelopes import read_sign_up

    invitation = Invitation.objects.create(uses=len(names), expires_at=timezone.now() + timedelta(days=1))
    here = []
    for name in names:
        account = sealing.make_account(origin=settings.ADDRESS, login=name.lower(), passphrase=PASSPHRASE)
        keys = read_sign_up(account.post, origin=settings.ADDRESS)
        here.append(arrive(invitation.code, name=name, keys=keys))
    for one, other in combinations(here, 2):
        acquaint(one, other)
    return [person.ref for person in here]


def talk(names: list[str], words: int) -> str:
    """Let two of them be alongside, with so many messages by turns, one an hour. The connection's ref."""
    from django.utils import timezone

    from eachother.connections import actions
    from eachother.connections.models import Connection, Message
    from eachother.connections.tests.make import Alongside, Peer, a_hello

    one, other = (Peer(*opened(name, PASSPHRASE)) for name in names[:2])
    sealed, hello = a_hello(one, other)
    actions.say_hello(other.person, by=one.person, hello=hello)
    pair = Alongside(one, other, sealed)
    actions.come_alongside(pair.connection, by=other.person)
    for n in range(words):
        pair.says(f"number {n}", (one, other)[n % 2])
    begun = timezone.now() - timedelta(hours=words + 1)
    for message in Message.objects.filter(connection__ref=pair.ref):
        Message.objects.filter(pk=message.pk).update(created_at=begun + timedelta(hours=message.place))
    return Connection.objects.get(ref=pair.ref).ref


def a_file() -> str:
    """A sealed file of two people; the name of its only chunk in the store."""
    from eachother.connections.tests.make import a_peer, come_alongside

    _message, file = come_alongside(a_peer("Wren"), a_peer("Juniper")).sends_file(b"the sound of a kettle")
    return f"{file.ref[:2]}/{file.ref}.0"


def tamper(place: int) -> None:
    """Change one bit of a sealed message."""
    from eachother.connections.models import Message

    message = Message.objects.get(place=place)
    envelope = bytearray(message.envelope or b"")
    envelope[-1] ^= 1
    Message.objects.filter(pk=message.pk).update(envelope=bytes(envelope))


def withhold(place: int) -> None:
    """Let a message disappear."""
    from eachother.connections.models import Message

    Message.objects.filter(place=place).delete()


def empty(place: int) -> None:
    """Remove a message's words, as if its sender had deleted it."""
    from django.utils import timezone

    from eachother.connections.models import Message

    Message.objects.filter(place=place).update(envelope=None, deleted_at=timezone.now())


def days_pass(days: int) -> int:
    """As if all had been said so many days earlier; then what comes round does so. How many words are still there."""
    from datetime import timedelta

    from django.db.models import F

    from eachother.connections import actions
    from eachother.connections.models import Message
    from eachother.connections.rules import DELETABLE

    Message.objects.update(created_at=F("created_at") - timedelta(days=days))
    actions.fade()  # if the house has not done it just now
    return Message.objects.filter(kind__in=DELETABLE, deleted_at=None).count()


def lie_about_days(days: int) -> None:
    """Act on another time than the one that is sealed."""
    from eachother.connections.models import Wording

    Wording.objects.exclude(days=None).update(days=days)


def swap_keys(name: str) -> None:
    """Put other keys in the place of somebody's own."""
    from django.conf import settings

    from eachother.people.models import Keyring, Person
    from eachother.vault import sealing
    from eachother.vault.encoding import from_base64

    person = Person.objects.get(name=name)
    fake = sealing.make_account(origin=settings.ADDRESS, login=person.login, account=person.ref)
    Keyring.objects.filter(person=person).update(identity=from_base64(fake.identity))


def new_keys(names: list[str]) -> None:
    """One of them makes a new key for all of them, on another device."""
    from eachother.connections import actions
    from eachother.connections.models import Connection
    from eachother.connections.queries import keys_for
    from eachother.vault import sealing

    people = [opened(name, PASSPHRASE) for name in names]
    (person, account), connection = people[0], Connection.objects.with_members().get()
    keys = keys_for(connection, person)
    epochs = [{"record": record, "grant": grant} for record, grant in keys.epochs]
    identities = {ref: identity for ref, identity in keys.identities.items() if ref != person.ref}
    talk = sealing.read_talk(account, connection=connection.ref, epochs=epochs, identities=identities)
    talk.next_epoch(account, *(one.public for _person, one in people), why="renewed")
    actions.go_on(connection, by=person, record=talk.record, grants=talk.grants[-1])


def put_back(epoch: int) -> None:
    """The house as it was when there was no newer key than this one."""
    from django.db.models import Max

    from eachother.connections.models import Connection, Epoch, Message

    Message.objects.filter(epoch__gt=epoch).delete()
    Epoch.objects.filter(number__gt=epoch).delete()
    places = Message.objects.aggregate(newest=Max("place"))["newest"] or 0
    Connection.objects.update(places=places)


def plan_shown() -> dict[str, Any]:
    """The plan that somebody shows, copied."""
    from eachother.connections.models import ShownPlan
    from eachother.vault.encoding import to_base64

    plan = ShownPlan.objects.get()
    about = {"connection": plan.connection_id, "person": plan.person_id, "revision": plan.revision}
    return {**about, "sealed": to_base64(bytes(plan.sealed))}


def show_plan_again(plan: dict[str, Any]) -> None:
    """The copy in the place of what is shown now, or of nothing."""
    from eachother.connections.models import ShownPlan
    from eachother.vault.encoding import from_base64

    where = {"connection_id": plan["connection"], "person_id": plan["person"]}
    told = {"revision": plan["revision"], "sealed": from_base64(plan["sealed"])}
    ShownPlan.objects.update_or_create(**where, defaults=told)


def messages() -> list[list[Any]]:
    from eachother.connections.models import Message

    rows = Message.objects.order_by("place").values_list("place", "kind", "sequence", "sender__name")
    return [list(row) for row in rows]


VERBS: dict[str, Callable[..., Any]] = {
    verb.__name__: verb
    for verb in (
        *(fill, fill_around, fill_few, a_file, tamper, withhold, empty, days_pass, lie_about_days, swap_keys, messages),
        *(new_keys, put_back, plan_shown, show_plan_again),
    )
}

if __name__ == "__main__":
    django.setup()
    json.dump(VERBS[sys.argv[1]](**json.loads(sys.argv[2])), sys.stdout)
