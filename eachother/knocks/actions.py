"""The only writer of this room."""

from collections.abc import Collection
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from eachother.community.models import Door
from eachother.community.queries import current
from eachother.foundation.text import clean_line, clean_text
from eachother.knocks import queries, rules
from eachother.knocks.kinds import KNOCK
from eachother.knocks.models import About, Answer, Knock
from eachother.notices import actions as notices
from eachother.people import actions as people
from eachother.people.models import Experience, Invitation, Person
from eachother.people.problems import Conflict, Gone, Problem

FADES_AFTER = timedelta(days=30)


@transaction.atomic
def knock(words: str, *, about: Collection[str], code: str) -> Knock:
    """Somebody from outside knocks; `about` are refs of experiences, `code` is what their private address will hold.

    Sent twice it is one knock. Raises Problem 'words-empty', 'words-long' or 'about-many', Gone 'no-knocking' where the
    door is another, Conflict 'enough-waiting' when more wait already than people can read.
    """
    if current().door != Door.KNOCK:
        raise Gone("no-knocking")
    said = clean_text(words)
    if problem := rules.words_problem(said):
        raise Problem(problem)
    if len(set(about)) > rules.ABOUT_AT_MOST:
        raise Problem("about-many")
    waiting = Knock.objects.waiting().exclude(code=code)
    if waiting.count() >= rules.WAITING_AT_MOST:
        raise Conflict("enough-waiting")
    knocking, new = Knock.objects.get_or_create(
        code=code, defaults={"words": said, "fades_at": timezone.now() + FADES_AFTER}
    )
    if not new:
        return knocking
    may_be_named = {one.ref for one in queries.offered()}
    named = Experience.objects.filter(ref__in=may_be_named & set(about))
    About.objects.bulk_create(About(knock=knocking, experience=one) for one in named)
    notices.tell_all(queries.whom_to_tell(knocking), KNOCK, about=knocking.ref)
    return knocking


@transaction.atomic
def go_on_as(gone: Experience, kept: Experience) -> None:
    """Two experiences are one: whoever had named the one has named the other."""
    named = About.objects.filter(experience=gone)
    named.filter(knock__in=About.objects.filter(experience=kept).values("knock")).delete()
    named.update(experience=kept)


@transaction.atomic
def say_come_in(knocking: Knock, words: str, *, named: bool, by: Person) -> bool:
    """`by` says 'come in', with a few words if they like. Says whether the door is open now.

    Said twice it is said once, as it was the first time. Of two who say it at once, one is the first and the other
    opens the door. Raises Problem 'answer-long', Gone 'knock-gone'.
    """
    line = clean_line(words)
    if len(line) > rules.ANSWER_LENGTH:
        raise Problem("answer-long")
    now = Knock.objects.select_for_update().kept().filter(pk=knocking.pk).first()
    if now is None:
        raise Gone("knock-gone")
    notices.settle(by, KNOCK, about=now.ref)
    if now.invitation_id is not None:
        return True
    Answer.objects.get_or_create(knock=now, by=by, defaults={"words": line, "named": named})
    if rules.opens(queries.voices(now)):
        _open(now)
    return now.invitation_id is not None


def let_be(knocking: Knock, *, by: Person) -> None:
    """`by` leaves it to others: it no longer waits for them, and refuses nothing."""
    notices.settle(by, KNOCK, about=knocking.ref)


@transaction.atomic
def take_back(code: str) -> None:
    """Whoever knocked takes it back: nothing of it is left, and what it had opened is closed. Twice is once."""
    knocking = Knock.objects.select_for_update().filter(code=code).first()
    if knocking is None:
        return
    if invitation := knocking.invitation:
        people.withdraw(invitation)
    _forget([knocking])


@transaction.atomic
def has_come_in(invitation: Invitation) -> None:
    """They are in: the words at the door have done what they were for."""
    _forget(Knock.objects.filter(invitation=invitation))


@transaction.atomic
def fade() -> int:
    """Take away what has faded. Says how many."""
    gone = list(queries.faded())
    _forget(gone)
    return len(gone)


def forget(person: Person) -> None:
    """What this person said at the door goes with them; a door that they helped to open stays open."""
    Answer.objects.filter(by=person).delete()


def _open(knocking: Knock) -> None:
    knocking.invitation = people.invite(by=None, days=FADES_AFTER.days)
    knocking.fades_at = knocking.invitation.expires_at
    knocking.save(update_fields=["invitation", "fades_at"])
    notices.settle_for_all(KNOCK, about=[knocking.ref])


def _forget(knocks: Collection[Knock]) -> None:
    notices.settle_for_all(KNOCK, about=[one.ref for one in knocks])
    Knock.objects.filter(pk__in=[one.pk for one in knocks]).delete()
