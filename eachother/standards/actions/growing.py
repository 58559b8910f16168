"""How a standard grows: stories are laid under it, read, a statement is written, and people speak to it."""

from collections.abc import Collection

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from eachother.foundation.refs import is_ref, new_ref
from eachother.foundation.text import clean_line, clean_text
from eachother.live.nudges import nudge
from eachother.notices import actions as notices
from eachother.people.models import Person
from eachother.people.problems import Conflict, Gone, Problem
from eachother.standards import rules
from eachother.standards.kinds import STANDS
from eachother.standards.models import Reading, Root, Stance, Standard, Statement, Voice
from eachother.stories import standing
from eachother.stories.models import Story, Uses
from eachother.stories.queries import may_stand_before
from eachother.talk.models import out_of_sight


@transaction.atomic
def begin(name: str, *, by: Person, once: str = "") -> Standard:
    """`by` begins one, by what it is about. Sent twice (with the same `once`, which becomes its ref) it is one. Raises
    Problem 'name-empty' or 'name-long'."""
    line = clean_line(name)
    if problem := rules.words_problem("name", line):
        raise Problem(problem)
    Person.objects.select_for_update().get(pk=by.pk)
    if is_ref(once) and (sent := Standard.objects.filter(ref=once, begun_by=by).first()):
        return sent
    return Standard.objects.create(ref=_free(Standard, once), name=line, begun_by=by)


@transaction.atomic
def lay(standard: Standard, story: Story, *, by: Person) -> Root:
    """A story is laid under it; its teller is told, and sees it in the ledger of the story. Twice is once.

    Raises Gone 'use-not-given' where its teller does not say yes (any more), or where not everybody here may read it;
    Conflict 'roots-many'."""
    held = standing.hold(story.ref, Uses.STANDARD)
    if not may_stand_before(held, everybody=True):
        raise Gone("use-not-given")
    _hold(standard)
    if there := Root.objects.filter(standard=standard, story=held).first():
        return there
    if Root.objects.filter(standard=standard).count() >= rules.ROOTS_AT_MOST:
        raise Conflict("roots-many")
    root = Root.objects.create(standard=standard, story=held, laid_by=by)
    if held.by and held.by_id != by.pk:
        notices.tell(held.by, STANDS, about=standard.ref)
    _moved(standard, by)
    return root


@transaction.atomic
def take_up_root(root: Root, *, by: Person) -> None:
    """Whoever laid a story there takes it up again, as long as nobody's reading rests on it. Twice is once."""
    _hold(root.standard)
    for mine in Root.objects.filter(pk=root.pk, laid_by=by, gone_at=None, readings=None):
        if mine.story and mine.story.by:
            notices.settle(mine.story.by, STANDS, about=mine.standard.ref)
        mine.delete()


@transaction.atomic
def read(
    standard: Standard, words: str, roots: Collection[str], *, by: Person, differs: bool = False, once: str = ""
) -> Reading:
    """What `by` says matters in these of its stories (by ref of their roots). It stands beside those of others, also
    where they differ. Sent twice it is one.

    Raises Problem 'reading-empty', 'reading-long', 'reading-roots', Conflict 'readings-many'."""
    said = clean_text(words)
    if problem := rules.words_problem("reading", said):
        raise Problem(problem)
    _hold(standard)
    theirs = Reading.objects.filter(standard=standard, by=by)
    if sent := (theirs.filter(ref=once).first() or theirs.filter(words=said).first()):
        return sent
    meant = list(Root.objects.filter(standard=standard, gone_at=None, ref__in=[one for one in roots if is_ref(one)]))
    if not meant:
        raise Problem("reading-roots")
    many = Reading.objects.filter(standard=standard).count() >= rules.READINGS_AT_MOST
    if many or theirs.count() >= rules.READINGS_EACH:
        raise Conflict("readings-many")
    reading = Reading.objects.create(ref=_free(Reading, once), standard=standard, by=by, words=said, differs=differs)
    reading.roots.set(meant)
    _moved(standard, by)
    return reading


@transaction.atomic
def unread(reading: Reading, *, by: Person) -> None:
    """Their own reading is taken back: gone, or an empty place where a statement was drawn from it. Twice is once."""
    _hold(reading.standard)
    for mine in Reading.objects.filter(pk=reading.pk, by=by):
        empty(mine)


def empty(reading: Reading) -> None:
    """As `unread`, whoever's it is."""
    if reading.statements.exists():
        Reading.objects.filter(pk=reading.pk).update(words="", by=None, taken_back_at=timezone.now())
    else:
        reading.delete()


@transaction.atomic
def state(
    standard: Standard, words: str, why: str, readings: Collection[str], *, after: int, by: Person, once: str = ""
) -> Statement:
    """Its next statement, drawn from these readings, written after reading number `after` (0: there was none). What
    holds goes on holding until everybody has been asked. Sent twice it is one.

    Raises Problem 'words-empty', 'words-long', 'why-long', 'same'; Conflict 'gone' when somebody wrote another one
    meanwhile, 'statements-many'."""
    line, text = clean_line(words), clean_text(why)
    if problem := rules.words_problem("words", line) or rules.words_problem("why", text, may_be_empty=True):
        raise Problem(problem)
    _hold(standard)
    statements = Statement.objects.filter(standard=standard)
    if is_ref(once) and (sent := statements.filter(ref=once, by=by).first()):
        return sent
    last = statements.aggregate(last=Max("number"))["last"] or 0
    if last != after:
        raise Conflict("gone")
    if last >= rules.STATEMENTS_AT_MOST:
        raise Conflict("statements-many")
    drawn = list(Reading.objects.filter(standard=standard, ref__in=[one for one in readings if is_ref(one)]))
    newest = statements.filter(number=last).first()
    if newest and (newest.words, newest.why) == (line, text) and set(newest.readings.all()) == set(drawn):
        raise Problem("same")
    statement = Statement.objects.create(
        ref=_free(Statement, once), standard=standard, number=last + 1, words=line, why=text, by=by
    )
    statement.readings.set(drawn)
    _moved(standard, by)
    return statement


@transaction.atomic
def say(standard: Standard, words: str, stance: str, *, by: Person, once: str = "") -> Voice:
    """`by` says something to it. Who has not been heard yet stands first. Sent twice it is one.

    Raises Problem 'voice-empty', 'voice-long', 'voice-stance'; Conflict 'voices-many'."""
    said = clean_text(words)
    if problem := rules.words_problem("voice", said) or ("" if stance in Stance.values else "voice-stance"):
        raise Problem(problem)
    _hold(standard)
    theirs = Voice.objects.filter(by=by)
    if is_ref(once) and (sent := theirs.filter(standard=standard, ref=once).first()):
        return sent
    if Voice.objects.filter(standard=standard).count() >= rules.VOICES_AT_MOST:
        raise Conflict("voices-many")
    voice = Voice.objects.create(
        ref=_free(Voice, once),
        standard=standard,
        by=by,
        stance=stance,
        words=said,
        turn=theirs.filter(standard=standard).count(),
        heard=theirs.exclude(standard=standard).exists(),
    )
    _moved(standard, by)
    return voice


@transaction.atomic
def unsay(voice: Voice, *, by: Person) -> None:
    """What they said is gone. Twice is once."""
    Voice.objects.filter(pk=voice.pk, by=by).delete()


def _hold(standard: Standard) -> None:
    """One at a time. Raises Gone 'gone'."""
    if not Standard.objects.select_for_update().filter(pk=standard.pk).exists():
        raise Gone("gone")


def _moved(standard: Standard, by: Person) -> None:
    """Open pages of those who take part hear of it; behind a line from `by` they would have nothing new to see."""
    Standard.objects.filter(pk=standard.pk).update(moved_at=timezone.now())
    took_part = Voice.objects.filter(~out_of_sight(by, "by"), standard=standard, by__isnull=False)
    nudge(took_part.values_list("by", flat=True), f"standard:{standard.ref}")


def _free(model: type[Standard | Reading | Statement | Voice], once: str) -> str:
    """Somebody else's slip is no reason to lose these words."""
    taken = not is_ref(once) or model._default_manager.filter(ref=once).exists()
    return new_ref() if taken else once
