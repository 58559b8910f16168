"""What the pages of this room send, read before a verb sees it."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q
from django.db.models.query import QuerySet
from django.http import QueryDict

from eachother.circles.models import Circle
from eachother.connections.models import Connection, Member, State
from eachother.foundation.limits import allow
from eachother.foundation.text import clean_line, clean_text, fold
from eachother.people.models import Acquaintance, Person
from eachother.people.models.invitation import new_code
from eachother.people.queries import name_is_taken, visible_to
from eachother.stories import rules
from eachother.stories.models import Audience, Kind, Naming, Reader, Story
from eachother.stories.saying import Telling, Writing
from eachother.stories.words import problem_words
from eachother.talk.rules import is_code

CIRCLES_OFFERED = 50
PEOPLE_OFFERED = 100
TOGETHER = (State.ALONGSIDE, State.PAUSED)


class Form(NamedTuple):
    """What was typed, and what is wrong with it, in plain words by field; '' is about the whole."""

    typed: Mapping[str, str]
    wrong: Mapping[str, str] = {}
    chosen: Sequence[str] = ()

    def at(self, field: str) -> list[str]:
        return [self.wrong[field]] if field in self.wrong else []

    @property
    def status(self) -> int:
        return (429 if "slow" in self.wrong else 422) if self.wrong else 200


def said(reasons: Mapping[str, str]) -> dict[str, str]:
    return {field: problem_words(reason) for field, reason in reasons.items()}


def within(person: Person, what: str) -> bool:
    """Whether they may do this once more now."""
    times, per = rules.LIMITS[what]
    return allow(f"stories|{what}|{person.ref}", times=times, per=per)


# --- writing

WRITTEN = ("kind", "title", "words", "note", "toward", "about")


def writing_in(sent: QueryDict) -> tuple[Writing | None, Form]:
    """What somebody wrote; None when something is wrong, which the form says."""
    typed = {name: sent.get(name, "") for name in (*WRITTEN, "answers", "once")}
    if not is_code(typed["once"]):
        typed["once"] = new_code()
    about = tuple(dict.fromkeys(one for part in typed["about"].split(",") if (one := clean_line(part))))
    writing = Writing(
        clean_line(typed["title"]),
        clean_text(typed["words"]),
        rules.kind_of(typed["kind"]),
        clean_line(typed["note"]),
        clean_line(typed["toward"]),
        about,
    )
    reasons = rules.writing_problems(writing.title, writing.words, writing.note, writing.toward, about)
    return (None if reasons else writing), Form(typed, said(reasons))


def form_of(story: Story) -> Form:
    about = ", ".join(one.name for one in story.abouts.all())
    fields = (story.kind, story.title, story.words, story.note, story.moved_toward, about)
    return Form({**dict(zip(WRITTEN, fields, strict=True)), "answers": "", "once": new_code()})


def empty_form(kind: Kind, answers: str = "") -> Form:
    return Form({**dict.fromkeys(WRITTEN, ""), "kind": kind.value, "answers": answers, "once": new_code()})


# --- telling


def telling_in(sent: QueryDict, story: Story, person: Person) -> tuple[Telling | None, Form]:
    """To whom somebody wants to tell it; None when something is wrong, which the form says."""
    typed = {name: sent.get(name, "") for name in ("audience", "circle", "naming", "called")}
    circle = circles_of(person).filter(ref=typed["circle"]).first()
    readers = list(tellable(person, story).filter(ref__in=sent.getlist("readers")[: 2 * PEOPLE_OFFERED]))
    called = clean_line(typed["called"])
    reasons = rules.telling_problems(
        typed["audience"],
        typed["naming"],
        called,
        circle=circle is not None,
        readers=len(readers),
        taken=bool(called) and (name_is_taken(called) or fold(called) == person.name_key),
    )
    form = Form(typed, said(reasons), [one.ref for one in readers])
    if reasons:
        return None, form
    return Telling(Audience(typed["audience"]), Naming(typed["naming"]), called, circle, readers), form


def telling_of(story: Story) -> Form:
    """As it is told now; a draft is for oneself until one says otherwise."""
    circle = story.circle.ref if story.circle else ""
    typed = {"audience": story.audience if story.told_at else "", "circle": circle, "naming": story.naming}
    readers = Reader.objects.filter(story=story).values_list("person__ref", flat=True)
    return Form({**typed, "called": story.called}, {}, list(readers))


def circles_of(person: Person) -> QuerySet[Circle]:
    return Circle.objects.of(person).order_by("name", "pk")


def tellable(person: Person, story: Story) -> QuerySet[Person]:
    """Whom they may tell it to by name: with whom they have nodded both ways, those they are alongside, and those they
    have told it to already."""
    met = Acquaintance.objects.filter(Q(low=person, high=OuterRef("pk")) | Q(high=person, low=OuterRef("pk")))
    mine = Connection.objects.filter(state__in=TOGETHER, members__person=person)
    beside = Member.objects.filter(connection__in=mine, person=OuterRef("pk"))
    told = Reader.objects.filter(story=story, person=OuterRef("pk"))
    near = Q(Exists(met)) | Q(Exists(beside)) | Q(Exists(told))
    return visible_to(person).filter(near).exclude(pk=person.pk).order_by("name_key")
