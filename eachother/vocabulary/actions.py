"""The only writer of this room."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from eachother.foundation.text import clean_line
from eachother.notices import actions as notices
from eachother.people import actions as people
from eachother.people.models import Experience, Lived, Person
from eachother.people.problems import Conflict, Gone, Problem
from eachother.vocabulary import queries, rules
from eachother.vocabulary.kinds import SAME, UNITED
from eachother.vocabulary.models import Answer, Question, Said


@transaction.atomic
def ask(kept: Experience, other: Experience, *, by: Person) -> Question:
    """`by`, who has lived one of them, asks all who have lived either, without a name; asking is a yes.

    Asked twice, it is asked once. Raises Problem 'same-one', 'not-lived', 'not-shown' when nobody shows one of them to
    everybody, so that asking would tell of it, Conflict 'being-asked' while there is another
    question about either, 'asked-lately', 'asked-enough'.
    """
    if kept.pk == other.pk:
        raise Problem("same-one")
    list(Experience.objects.select_for_update().filter(pk__in=(kept.pk, other.pk)).order_by("pk"))
    if not Lived.objects.filter(person=by, experience__in=(kept, other)).exists():
        raise Problem("not-lived")
    if not queries.can_be_named(kept, other):
        raise Problem("not-shown")
    before = queries.between(kept, other).first()
    if before and before.closed_at is None and before.asked_by_id == by.pk:
        return before
    _must_be_free(kept, other, before)
    if Question.objects.open().filter(asked_by=by).count() >= rules.ASKED_AT_MOST:
        raise Conflict("asked-enough")
    question = Question.objects.create(kept=kept, other=other, asked_by=by, until=timezone.now() + rules.ASKED_FOR)
    Answer.objects.create(question=question, by=by, said=Said.SAME)
    notices.tell_all([one for one in queries.holders(question) if one != by.pk], SAME, about=question.ref)
    return question


@transaction.atomic
def put(kept: Experience, other: Experience) -> Question:
    """Those who have lived either are asked because a decision says so: nobody has said yes with it. What `ask` raises
    of the names themselves, this raises too."""
    if kept.pk == other.pk:
        raise Problem("same-one")
    list(Experience.objects.select_for_update().filter(pk__in=(kept.pk, other.pk)).order_by("pk"))
    if not queries.can_be_named(kept, other):
        raise Problem("not-shown")
    _must_be_free(kept, other, queries.between(kept, other).first())
    question = Question.objects.create(kept=kept, other=other, asked_by=None, until=timezone.now() + rules.ASKED_FOR)
    notices.tell_all(queries.holders(question), SAME, about=question.ref)
    return question


def _must_be_free(kept: Experience, other: Experience, before: Question | None) -> None:
    if Question.objects.about(kept, other).filter(closed_at=None).exists():
        raise Conflict("being-asked")
    if before and before.closed_at and rules.asked_lately(before.closed_at, timezone.now()):
        raise Conflict("asked-lately")


@transaction.atomic
def answer(question: Question, said: Said, *, by: Person, why: str = "") -> None:
    """Say it, or say it otherwise, until the day. Raises Problem 'why-long', Gone 'settled'."""
    line = clean_line(why) if said == Said.DIFFER else ""
    if len(line) > rules.WHY_LENGTH:
        raise Problem("why-long")
    if not Question.objects.select_for_update().open().filter(pk=question.pk).exists():
        raise Gone("settled")
    Answer.objects.update_or_create(question=question, by=by, defaults={"said": said, "why": line})
    notices.settle(by, SAME, about=question.ref)


def settle_due() -> int:
    """Settle the questions whose day has come. Says how many. One that cannot be settled keeps no other waiting; all
    that went wrong is raised in the end, as an ExceptionGroup."""
    due, wrong = queries.due(), []
    for question in due:
        try:
            _settle(question)
        except Exception as error:
            wrong.append(error)
    if wrong:
        raise ExceptionGroup("Some questions could not be settled.", wrong)
    return len(due)


@transaction.atomic
def _settle(question: Question) -> None:
    """One at a time, and all that follows with it."""
    held = Question.objects.select_for_update().due().filter(pk=question.pk)
    still = held.select_related("kept", "other").first()
    if still is None:
        return
    notices.settle_for_all(SAME, about=[still.ref])
    if rules.are_one(queries.answers_to(still)) and queries.can_be_named(still.kept, still.other):
        notices.tell_all(queries.holders(still), UNITED, about=still.kept.ref)
        people.unite(still.other, into=still.kept)
    else:
        still.answers.all().delete()
        still.closed_at, still.asked_by = timezone.now(), None
        still.save(update_fields=["closed_at", "asked_by"])


def has_seen(ref: str, *, by: Person) -> None:
    """That two became one need not be told again."""
    notices.settle(by, UNITED, about=ref)


@transaction.atomic
def forget(person: Person) -> None:
    """Nothing they said or asked is theirs any more; what they asked goes on without them."""
    Answer.objects.filter(by=person).delete()
    Question.objects.filter(asked_by=person).update(asked_by=None)


def forget_closed() -> int:
    """Once they can be asked again, it is forgotten that two were ever asked about. Says how many."""
    long_ago = timezone.now() - rules.AGAIN_AFTER
    return Question.objects.filter(Q(closed_at__lte=long_ago)).delete()[0]
