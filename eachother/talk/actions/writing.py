"""Beginning a thread, saying something in it, saying it differently."""

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from eachother.circles import actions as circles
from eachother.circles.models import Circle
from eachother.foundation.models import take_hold
from eachother.notices import actions as notices
from eachother.people.models import Person
from eachother.talk import pictures
from eachother.talk.actions.following import follow_by_writing
from eachother.talk.actions.telling import tell_of_reply, tell_of_thread
from eachother.talk.formatting import shown
from eachother.talk.kinds import MOVED
from eachother.talk.models import Before, Picture, Reply, Thread
from eachother.talk.queries import following_ids
from eachother.talk.rules import code_of_its_own, key_of, once_of
from eachother.talk.saying import Saying


@transaction.atomic
def start(circle: Circle, title: str, saying: Saying, *, by: Person) -> Reply:
    """`by` begins a thread with its first words. Sent twice it is one thread.

    Where `saying.unnamed` nothing that is kept says who `by` is; that it is allowed in this circle is asked before.
    """
    circle = take_hold(Circle.objects.all(), circle.pk)
    once = once_of(saying.code, circle.ref, title, saying.words)
    if known := Reply.objects.filter(once=once).select_related("thread").first():
        return known
    return _say(Thread.objects.create(circle=circle, title=title), once, saying, by)


@transaction.atomic
def reply(thread: Thread, saying: Saying, *, by: Person) -> Reply:
    """`by` says something in a thread; all who follow it are told. Sent twice it is said once."""
    thread = take_hold(Thread.objects.select_related("circle"), thread.pk)
    once = once_of(saying.code, thread.ref, saying.words)
    if known := Reply.objects.filter(once=once).select_related("thread").first():
        return known
    return _say(thread, once, saying, by)


@transaction.atomic
def say_differently(said: Reply, words: str, *, note: str, title: str | None = None, by: Person | None) -> None:
    """The reply says this from now on, and what stood before can still be read. `title` is the thread's, for its first
    reply. Without `by` whoever holds its key says it. The same again changes nothing."""
    take_hold(Thread.objects.all(), said.thread_id)
    said = take_hold(Reply.objects.select_related("thread__circle"), said.pk)
    thread = said.thread
    heading = thread.title if title is None or said.number != 1 else title
    if said.taken_back_at or (said.words, said.note, thread.title) == (words, note, heading):
        return
    Before.objects.create(reply=said, shown=said.shown, note=said.note, title=thread.title if said.number == 1 else "")
    said.words, said.shown, said.note, said.edited_at = words, shown(words), note, timezone.now()
    said.save(update_fields=["words", "shown", "note", "edited_at"])
    if heading != thread.title:
        Thread.objects.filter(pk=thread.pk).update(title=heading)
    tell_of_reply(said, by)


def _say(thread: Thread, once: str, saying: Saying, by: Person) -> Reply:
    who = None if saying.unnamed else by
    now = timezone.now()
    thread.last += 1
    Thread.objects.filter(pk=thread.pk).update(last=F("last") + 1, moved_at=now)
    said = Reply.objects.create(
        thread=thread,
        number=thread.last,
        by=who,
        words=saying.words,
        shown=shown(saying.words),
        note=saying.note,
        quotes=saying.quotes,
        once=once,
        key=key_of(code_of_its_own(saying.code, once)) if saying.unnamed else "",
        created_at=now,
    )
    if who:  # following would say who it was
        follow_by_writing(thread, by=who)
    told = following_ids(thread, who) - ({who.pk} if who else set())
    notices.tell_all(told, MOVED, about=thread.ref, scope=thread.circle.ref)
    circles.stir(thread.circle)
    tell_of_thread(thread, who)
    if saying.picture:
        _hang(said, saying)
    return said


def _hang(said: Reply, saying: Saying) -> None:
    """The file comes last, so that little can still go wrong after it; what is left over is swept out."""
    seen = saying.picture
    if seen is None:
        return
    picture = Picture.objects.create(reply=said, words=seen.words, width=seen.width, height=seen.height)
    pictures.put(picture.ref, seen.data)
