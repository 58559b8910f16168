"""Two people alongside each other, with sealed messages that are ready to be sent."""

from typing import TYPE_CHECKING, NamedTuple

from bench.world import World

if TYPE_CHECKING:
    from eachother.people.models import Person


class Pair(NamedTuple):
    """Their connection, their cookies, the letters of the one who writes, and the place of the newest message."""

    ref: str
    sender: str
    receiver: str
    letters: list[str]
    place: int

    @property
    def path(self) -> str:
        return f"/alongside/{self.ref}/messages"


def alongside(world: World, one: str, other: str, *, letters: int) -> Pair:
    """Two new people of these names. `one` has so many letters, each sealed after the one before."""
    from eachother.connections import actions
    from eachother.connections.actions.hello import Hello
    from eachother.demo.keys import accounts_for
    from eachother.people.actions import acquaint
    from eachother.people.models import Keyring
    from eachother.vault.encoding import from_base64
    from eachother.vault.sealing import begin

    accounts = accounts_for([one, other], {}, world.address)
    first, second = (person_named(name, accounts[name].ref) for name in (one, other))
    for person, name in ((first, one), (second, other)):
        Keyring.objects.create(person=person, identity=from_base64(accounts[name].identity), bundle=b"\1")
    acquaint(first, second)
    talk = begin(accounts[one], accounts[other])
    hello = talk.seal("hello", {"text": "hello"})
    post = talk.post
    connection, _new = actions.say_hello(
        second, by=first, hello=Hello(talk.connection, post["record"], post["grants"], hello.text)
    )
    actions.come_alongside(connection, by=second)
    sealed = [talk.seal("words", {"text": "words " * 20}).text for _ in range(letters)]
    return Pair(connection.ref, world.cookie_for(first.pk), world.cookie_for(second.pk), sealed, 1)


def person_named(name: str, ref: str | None = None) -> "Person":
    from eachother.foundation.refs import new_ref
    from eachother.people.models import Person

    return Person.objects.create(ref=ref or new_ref(), login=name.lower(), name=name, name_key=name.lower())
