"""Who is told what: somebody says hello, came alongside, wrote, put a clause or a power on the table, would go on; and
what is told among a few, for whom the server knows no name."""

from collections.abc import Callable, Iterator, Sequence

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from eachother.connections.kinds import (
    FEW_ASKED,
    FEW_BEGUN,
    FEW_CAME,
    FEW_CLAUSE,
    FEW_LOOK_NAMED,
    FEW_LOOK_NOW,
    FEW_WORDS,
    FEW_YES,
    LOOK_NAMED,
    LOOK_NOW,
    POWER_GONE,
    POWER_SAID,
)
from eachother.connections.models import Asking, Connection
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


def _few_asked(name: str) -> tuple[str, str, str]:
    return (
        _("%(name)s asks whether you would be a few together") % {"name": name},
        _("You see who is in it before you say anything. Nothing is owed."),
        _("Look at it"),
    )


def _few_yes(name: str) -> tuple[str, str, str]:
    return _("%(name)s would like to be one of a few with you") % {"name": name}, "", _("See who has said yes")


def _few_begun(name: str) -> tuple[str, str, str]:
    return _("You are in, with %(name)s and a few others") % {"name": name}, "", _("Open the conversation")


def _few_came(name: str) -> tuple[str, str, str]:
    return (
        _("%(name)s would like somebody to come in to a few of you") % {"name": name},
        _("It takes everybody’s word, yours too."),
        _("Look at it"),
    )


def _few_words(_name: str) -> tuple[str, str, str]:
    return _("Something new from a few of you"), "", _("Read it")


def _few_clause(name: str) -> tuple[str, str, str]:
    return (
        _("%(name)s put something on the table") % {"name": name},
        _("It is about what a few of you agree on."),
        _("Look at it"),
    )


def _few_look(name: str) -> tuple[str, str, str]:
    return (
        _("%(name)s has named a day to look at what a few of you agreed") % {"name": name},
        _("Anybody can move it, or let it go."),
        _("Look at it"),
    )


def _few_look_now(_name: str) -> tuple[str, str, str]:
    return (
        _("The day to look again with a few of you has come"),
        _("At what you agreed. It can be moved, or let go."),
        _("Open the conversation"),
    )


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
    FEW_ASKED: _few_asked,
    FEW_YES: _few_yes,
    FEW_BEGUN: _few_begun,
    FEW_CAME: _few_came,
    FEW_WORDS: _few_words,
    FEW_CLAUSE: _few_clause,
    FEW_LOOK_NAMED: _few_look,
    FEW_LOOK_NOW: _few_look_now,
}
PAGES = {
    LOOK_NAMED: "connections:look",
    FEW_LOOK_NAMED: "connections:look",
    FEW_ASKED: "connections:asking",
    FEW_YES: "connections:beginning",
}
HELLOS = kinds.Group("hellos", _lazy("Somebody says hello, or comes alongside"))
WORDS = kinds.Group("words", _lazy("Somebody writes to you"))
BETWEEN = kinds.Group("between", _lazy("Something changes between you and somebody"))
GROUPS = {
    "connections.hello": HELLOS,
    "connections.alongside": HELLOS,
    FEW_ASKED: HELLOS,
    "connections.words": WORDS,
    FEW_WORDS: WORDS,
}
WITH_POWERS = ("connections.hello", POWER_SAID, POWER_GONE)


def register() -> None:
    for name in SAYINGS:
        stands = is_asked if name == FEW_ASKED else is_there
        kinds.register(kinds.Kind(name, PLACE, describe, stands, GROUPS.get(name, BETWEEN)))


def is_there(person: Person) -> Exists:
    """The connection that a notice is about is still there for this person."""
    return Exists(Connection.objects.of(person).filter(ref=OuterRef("about")))


def is_asked(person: Person) -> Exists:
    """They are still asked."""
    return Exists(Asking.objects.open().filter(person=person, connection__ref=OuterRef("about")))


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
                link=url(PAGES.get(notice.kind, "connections:talk"), notice.about),
                link_text=link_text,
            )
