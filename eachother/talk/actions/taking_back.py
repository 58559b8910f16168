"""Taking back what one said."""

from functools import partial

from django.db import transaction
from django.utils import timezone

from eachother.notices import actions as notices
from eachother.people.models import Person
from eachother.talk import formatting, pictures
from eachother.talk.actions.telling import tell_of_reply
from eachother.talk.kinds import MOVED
from eachother.talk.models import BeenThere, Before, Picture, Reply, Thread
from eachother.talk.queries import is_leaned_on


@transaction.atomic
def take_back(said: Reply, *, by: Person | None) -> bool:
    """Nothing of it can be read any more, what stood before included. Says whether an empty place stays, which it does
    while others' words lean on it; else nothing is left. Without `by` whoever holds its key takes it back."""
    _hold_thread(said)
    found = Reply.objects.select_for_update(of=("self",)).select_related("thread__circle").filter(pk=said.pk).first()
    if found is None:
        return False
    tell_of_reply(found, by)
    return let_go(found)


@transaction.atomic
def remove(ref: str, line: str) -> bool:
    """The host removes it: `line` stands in its place. Says whether there was such a reply."""
    found = Reply.objects.select_for_update(of=("self",)).select_related("thread__circle").filter(ref=ref, removed="")
    said = found.first()
    if said is None:
        return False
    tell_of_reply(said, None)
    _take_down(said)
    _empty(said)
    Reply.objects.filter(pk=said.pk).update(removed=line)
    return True


@transaction.atomic
def remove_picture(ref: str, line: str) -> bool:
    """The host removes a picture; what was written with it stays, and `line` below it. Says whether there was one."""
    picture = Picture.objects.select_related("reply__thread__circle").filter(ref=ref).first()
    if picture is None:
        return False
    said = Reply.objects.select_for_update(of=("self",)).get(pk=picture.reply_id)
    _take_down(said)
    words = f"{said.words}\n\n{line}".strip()
    Reply.objects.filter(pk=said.pk).update(words=words, shown=formatting.shown(words))
    tell_of_reply(picture.reply, None)
    return True


def let_go(said: Reply) -> bool:
    """As `take_back`, and nobody's page is told."""
    _hold_thread(said)
    _take_down(said)
    if is_leaned_on(said):
        _empty(said)
        return True
    leant_on = said.quotes
    said.delete()
    _tidy(said.thread, leant_on)
    return False


def _hold_thread(said: Reply) -> None:
    """The thread comes before what is in it, always: nobody writes there, or leans on it, until this is done."""
    list(Thread.objects.select_for_update().filter(pk=said.thread_id))


def _empty(said: Reply) -> None:
    Before.objects.filter(reply=said).delete()
    BeenThere.objects.filter(reply=said).delete()
    Reply.objects.filter(pk=said.pk).update(
        words="", shown="", note="", by=None, key="", quotes=None, edited_at=None, taken_back_at=timezone.now()
    )
    if said.number == 1:
        Thread.objects.filter(pk=said.thread_id).update(title="")


def _tidy(thread: Thread, leant_on: Reply | None) -> None:
    """An empty place on which nothing leans any more goes too, and so does a thread in which nothing is said."""
    if leant_on and leant_on.taken_back_at and not leant_on.removed and not is_leaned_on(leant_on):
        leant_on.delete()
    if not Reply.objects.filter(thread=thread).exclude(taken_back_at__isnull=False, removed="").exists():
        notices.settle_for_all(MOVED, about=[thread.ref])
        thread.delete()


def _take_down(said: Reply) -> None:
    for picture in Picture.objects.filter(reply=said):
        transaction.on_commit(partial(pictures.remove, picture.ref), robust=True)
        picture.delete()


def sweep_pictures() -> int:
    """What lies in the store and belongs to no reply is taken out. Says how many."""
    lying = set(pictures.lying_about())
    lost = lying - set(Picture.objects.filter(ref__in=lying).values_list("ref", flat=True))
    for ref in lost:
        pictures.remove(ref)
    return len(lost)
