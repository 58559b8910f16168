"""What people say about a decision, and where they stand."""

from typing import NamedTuple

from django.db.models import Case, Exists, F, IntegerField, OuterRef, Prefetch, Q, Value, When, Window
from django.db.models.functions import RowNumber

from eachother.decisions.models import (
    Answer,
    Decision,
    Elector,
    Inquiry,
    Position,
    Proposal,
    Round,
    Says,
    Statement,
    Step,
)
from eachother.decisions.queries.whose import Whose, come_across, whose
from eachother.people.models import Person
from eachother.web.paging import Paged, paged

STATEMENTS, INQUIRIES, VOICES = 20, 10, 30
ORDER = (Says.OBJECT, Says.ASIDE, Says.CONCERN, Says.AGREE)


class Said(NamedTuple):
    """A statement; `about` is the number of the version it is about, 0 when there was none."""

    statement: Statement
    by: Whose
    about: int


class Known(NamedTuple):
    answer: Answer
    by: Whose


class Asked(NamedTuple):
    """What would help, and what others know about it."""

    inquiry: Inquiry
    by: Whose
    known: list[Known]


class Version(NamedTuple):
    proposal: Proposal
    by: Whose


class Voice(NamedTuple):
    position: Position
    by: Whose


class Taken(NamedTuple):
    step: Step
    by: Whose


def statements_page(decision: Decision, viewer: Person, number: int) -> Paged[Said]:
    """A page of what was said shortly: the first words of each person come before anybody's second ones, so that those
    not yet heard are heard first. Two queries."""
    nth = Window(RowNumber(), partition_by=[F("by")], order_by=[F("pk").asc()])
    said = decision.statements.filter(Q(by=None) | come_across(viewer)).select_related("proposal")
    page = paged(said.annotate(nth=nth).order_by("nth", "pk"), number, size=STATEMENTS)
    names = whose(viewer, [one.by_id for one in page.rows])
    rows = [Said(one, names.get(one.by_id, Whose()), one.proposal.number if one.proposal else 0) for one in page.rows]
    return Paged(rows, page.number, page.before, page.next)


def inquiries_page(decision: Decision, viewer: Person, number: int) -> Paged[Asked]:
    """A page of what would help to understand it, what nobody has answered first. Three queries."""
    answers = Prefetch("answers", Answer.objects.order_by("pk"))
    known = Exists(Answer.objects.filter(inquiry=OuterRef("pk")))
    asked = decision.inquiries.annotate(known=known).prefetch_related(answers)
    page = paged(asked.order_by("known", "pk"), number, size=INQUIRIES)
    people = [one.by_id for one in page.rows] + [known.by_id for one in page.rows for known in one.answers.all()]
    names = whose(viewer, people)
    rows = [
        Asked(
            one,
            names.get(one.by_id, Whose()),
            [Known(known, names.get(known.by_id, Whose())) for known in one.answers.all()],
        )
        for one in page.rows
    ]
    return Paged(rows, page.number, page.before, page.next)


def versions(decision: Decision, viewer: Person) -> list[Version]:
    """All that were on the table, the last first. Two queries."""
    found = list(decision.proposals.order_by("-number"))
    names = whose(viewer, [one.by_id for one in found])
    return [Version(one, names.get(one.by_id, Whose())) for one in found]


def steps(decision: Decision, viewer: Person) -> list[Taken]:
    """How it came here. Two queries."""
    found = list(decision.steps.order_by("number"))
    names = whose(viewer, [one.by_id for one in found])
    return [Taken(one, names.get(one.by_id, Whose())) for one in found]


def minority_page(round_: Round, viewer: Person, number: int) -> Paged[Voice]:
    """A page of all but plain agreement, objections first. Two queries."""
    order = Case(*(When(says=says, then=Value(n)) for n, says in enumerate(ORDER)), output_field=IntegerField())
    said = Position.objects.minority_in(Round.objects.filter(pk=round_.pk)).select_related("elector__round__proposal")
    page = paged(said.order_by(order, "pk"), number, size=VOICES)
    names = whose(viewer, [one.elector.person_id for one in page.rows])
    rows = [Voice(one, names.get(one.elector.person_id, Whose())) for one in page.rows]
    return Paged(rows, page.number, page.before, page.next)


def who_agree(round_: Round, viewer: Person) -> tuple[list[Whose], int]:
    """Whom the viewer comes across of those who plainly agree, some of them; and how many there are in all."""
    agree = Elector.objects.still().filter(round=round_, position__says=Says.AGREE)
    names = whose(viewer, agree.order_by("position__said_at", "pk").values_list("person_id", flat=True)[:VOICES])
    return list(names.values()), agree.count()


def position_of(elector: Elector) -> Position | None:
    return Position.objects.filter(elector=elector).first()


def position_before(elector: Elector) -> Position | None:
    """What whoever has this voice said of the version before, in an earlier round."""
    earlier = Position.objects.filter(
        elector__person=elector.person_id, elector__round__decision__rounds=elector.round_id,
        elector__round__number__lt=elector.round.number,
    )  # fmt: skip
    return earlier.select_related("elector__round__proposal").order_by("-elector__round__number").first()
