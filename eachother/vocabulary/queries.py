"""What is asked, of whom. Never writes, and says of nobody what they hold or what they said."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Window
from django.db.models.functions import RowNumber
from django.shortcuts import get_object_or_404

from eachother.foundation.text import fold
from eachother.people import vocabulary
from eachother.people.models import Experience, FormerName, Lived, Person, ShownTo
from eachother.vocabulary.models import Answer, Question, Said
from eachother.vocabulary.models import QuestionQuerySet as Questions
from eachother.web.paging import Paged, paged

A_PAGE = 20
WHYS_AT_MOST = 20


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, what the reader has said to it (`mine`), and why others say that they differ."""

    question: Question
    mine: Answer | None
    whys: Sequence[str]


def named_openly() -> QuerySet[Experience]:
    """What somebody shows to everybody. Of the rest no name is told: it would tell that somebody here has lived it."""
    shown = Lived.objects.filter(experience=OuterRef("pk"), shown_to=ShownTo.EVERYBODY, person__left_at=None)
    return Experience.objects.filter(Exists(shown))


def open_to(person: Person, now: datetime | None = None) -> Questions:
    """What this person may answer: it is about something they have lived, whoever may see that. A prepared query hands
    on `now`."""
    mine = Lived.objects.filter(person=person).filter(Q(experience=OuterRef("kept")) | Q(experience=OuterRef("other")))
    return Question.objects.open(now).filter(Exists(mine), kept__in=named_openly(), other__in=named_openly())


def question_for(person: Person, ref: str) -> Question:
    """A 404 for whoever has lived neither."""
    return get_object_or_404(open_to(person).select_related("kept", "other"), ref=ref)


def page_for(person: Person, number: int) -> Paged[Asked]:
    """The page of this number, the oldest question first. Three queries."""
    page = paged(open_to(person).select_related("kept", "other").order_by("pk"), number, size=A_PAGE)
    mine = {one.question_id: one for one in Answer.objects.filter(by=person, question__in=page.rows)}
    whys = _whys(person, page.rows)
    asked = [Asked(one, mine.get(one.pk), whys[one.pk]) for one in page.rows]
    return Paged(asked, page.number, page.before, page.next)


def _whys(person: Person, questions: Sequence[Question]) -> dict[int, list[str]]:
    """Whoever wrote them, also across a mute or a block: words that went and came again as one draws a line and lifts
    it would tell whose they are, and with it what somebody keeps veiled."""
    said = Answer.objects.filter(question__in=questions, said=Said.DIFFER).exclude(why="").exclude(by=person)
    nth = Window(RowNumber(), partition_by=F("question"), order_by=F("why").asc())
    theirs = said.filter(by__left_at=None).annotate(nth=nth).filter(nth__lte=WHYS_AT_MOST)
    whys: dict[int, list[str]] = defaultdict(list)
    for question, why in theirs.order_by("why").values_list("question_id", "why"):
        whys[question].append(why)
    return whys


def waiting(person: Person) -> int:
    """How many questions this person may answer and has not."""
    answered = Answer.objects.filter(by=person, question=OuterRef("pk"))
    return open_to(person).filter(~Exists(answered)).count()


def can_be_named(*experiences: Experience) -> bool:
    """Whether somebody shows each of these to everybody."""
    return named_openly().filter(pk__in=[one.pk for one in experiences]).count() == len(experiences)


def holders(question: Question) -> Sequence[int]:
    """Whoever has lived either and is here, by id."""
    return sorted(set(_lived_either(question).values_list("person_id", flat=True)))


def answers_to(question: Question) -> list[str]:
    """What those say who have lived either and are here."""
    counting = question.answers.filter(by__in=_lived_either(question).values("person"))
    return list(counting.values_list("said", flat=True))


def _lived_either(question: Question) -> QuerySet[Lived]:
    return Lived.objects.filter(experience__in=(question.kept_id, question.other_id), person__left_at=None)


def experience_of(person: Person, ref: str) -> Experience:
    """Something that this person has lived, and can ask about; a 404 for anything else."""
    return get_object_or_404(named_openly().filter(lived__person=person), ref=ref)


def other_than(experience: Experience, ref: str) -> Experience:
    """Another of the names that everybody here shares."""
    return get_object_or_404(named_openly().exclude(pk=experience.pk), ref=ref)


def called(name: str) -> Experience | None:
    """The experience that goes, or once went, by this name, as far as that may be told."""
    key = fold(name)
    former = FormerName.objects.filter(name_key=key).values("experience")
    return named_openly().filter(Q(name_key=key) | Q(pk__in=former)).first()


def near(name: str, *, besides: Experience) -> list[Experience]:
    """Names like this one, best first. Two queries."""
    names = vocabulary.suggestions(name, besides={besides.name_key})
    found = {one.name: one for one in named_openly().filter(name__in=names).exclude(pk=besides.pk)}
    return [found[one] for one in names if one in found]


def lived_by(person: Person) -> list[Experience]:
    """What this person has lived, and can ask about."""
    mine = Lived.objects.filter(person=person, experience__in=named_openly())
    return [lived.experience for lived in mine.select_related("experience").order_by("pk")]


def due() -> list[Question]:
    return list(Question.objects.due().order_by("pk"))


def between(one: Experience, other: Experience) -> Questions:
    """The questions about just these two, the newest first."""
    return Question.objects.filter(Q(kept=one, other=other) | Q(kept=other, other=one)).order_by("-pk")
