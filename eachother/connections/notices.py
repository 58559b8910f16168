"""Who is told what: somebody says hello, came alongside, wrote, put a clause or a power on the table, would go on."""

from collections.abc import Callable, Iterator, Sequence

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from eachother.connections.kinds import LOOK_NAMED, LOOK_NOW, POWER_GONE, POWER_SAID
from eachother.connections.models import Connection
from eachother.notices import kinds
from eachother.notices.models import Notice
from eachother.people.models import Person
from eachother.web.addresses import url

PLACE = "people"
Say = Callable[[str], tuple[str, str, str]]  # a name → title, detail, words of the link


def _hello(name: str) -> tuple[str, str, str]:
    return _("%(name)s says hello") % {"name": name}, _("Sealed; only you can read it."), _("Read the hello")


def _alongside(name: str) -> tuple[str, str, str]:
    return _("%(name)s came alongside") % {"name": name}, "", _("Open the conversation")


def _words(name: str) -> tuple[str, str, str]:
    return _("Something new from %(name)s") % {"name": name}, "", _("Read it")


def _clause(name: str) -> tuple[str, str, str]:
    return (
        _("%(name)s put something on the table") % {"name": name},
        _("It is about what the two of you agree on."),
        _("Look at it"),
    )


def _again(name: str) -> tuple[str, str, str]:
    return (
        _("%(name)s would like to go on") % {"name": name},
        _("You paused for a while. It goes on when you both want it to."),
        _("Open the conversation"),
    )


def _look(name: str) -> tuple[str, str, str]:
    return (
        _("%(name)s names a day to look at what you agreed") % {"name": name},
        _("It counts once you both want it."),
        _("Look at it"),
    )


def _look_now(name: str) -> tuple[str, str, str]:
    return (
        _("The day to look again with %(name)s has come") % {"name": name},
        _("At what the two of you agreed. It can be moved, or let go."),
        _("Open the conversation"),
    )


def _power(name: str) -> tuple[str, str, str]:
    return (
        _("%(name)s has put a power on the table") % {"name": name},
        _("So that you know. It changes nothing between you unless one of you wants it to."),
        _("Open the conversation"),
    )


def _power_gone(name: str) -> tuple[str, str, str]:
    return _("%(name)s has taken a power off the table") % {"name": name}, "", _("Open the conversation")


SAYINGS: dict[str, Say] = {
    "connections.hello": _hello,
    "connections.alongside": _alongside,
    "connections.words": _words,
    "connections.clause": _clause,
    "connections.again": _again,
    LOOK_NAMED: _look,
    LOOK_NOW: _look_now,
    POWER_SAID: _power,
    POWER_GONE: _power_gone,
}
WITH_POWERS = ("connections.hello", POWER_SAID, POWER_GONE)


def register() -> None:
    for name in SAYINGS:
        kinds.register(kinds.Kind(name, PLACE, describe, is_there))


def is_there(person: Person) -> Exists:
    """The connection that a notice is about is still there for this person."""
    return Exists(Connection.objects.of(person).filter(ref=OuterRef("about")))


def describe(person: Person, notices: Sequence[Notice]) -> Iterator[kinds.NoticeCard]:
    """No query."""
    for notice in notices:
        if notice.by is not None:
            title, detail, link_text = SAYINGS[notice.kind](notice.by.name)
            yield kinds.NoticeCard(
                notice,
                title=title,
                detail=detail,
                powers=notice.by_carries if notice.kind in WITH_POWERS else (),  # type: ignore[attr-defined]
                link=url("connections:look" if notice.kind == LOOK_NAMED else "connections:talk", notice.about),
                link_text=link_text,
            )
