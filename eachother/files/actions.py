"""The only writer of files. A chunk is in the store before its row says so, and the row is gone after its chunks."""

from collections.abc import Iterable
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from eachother.files import store
from eachother.files.keeping import references
from eachother.files.models import Blob
from eachother.files.queries import filled_by
from eachother.files.refusals import NotTaken
from eachother.files.rules import why_no_file
from eachother.people.models import Person
from eachother.vault.envelopes import FileShape

UNSENT_FOR = timedelta(days=1)
AT_ONCE = 200


@transaction.atomic
def begin(shape: FileShape, *, by: Person) -> Blob:
    """Make room for a file; begun again, it goes on. Raises NotTaken `file-too-large`, `no-room`, `other-file`."""
    Person.objects.select_for_update().get(pk=by.pk)
    known = Blob.objects.filter(ref=shape.ref).first()
    if known:
        if known.by_id != by.pk or known.size != shape.size or known.let_go_at or known.taken_at:
            raise NotTaken("other-file")
        return known
    reason = why_no_file(
        shape.size, filled_by(by), largest=settings.ENV.file_megabytes, each=settings.ENV.files_megabytes
    )
    if reason:
        raise NotTaken(reason)
    return Blob.objects.create(ref=shape.ref, by=by, size=shape.size)


def put_chunk(blob: Blob, number: int, chunk: bytes) -> int:
    """Store the next chunk, and say how many are there now. One that is there already is not looked at again.

    Raises Malformed for one of a wrong length, NotTaken `not-next`.
    """
    blob.shape.check_chunk(number, chunk)
    if number < blob.arrived:
        return blob.arrived
    if number > blob.arrived:
        raise NotTaken("not-next", arrived=blob.arrived)
    store.put(blob.ref, number, chunk)
    Blob.objects.filter(pk=blob.pk, arrived=number).update(arrived=number + 1)
    return number + 1


def take(blobs: Iterable[Blob]) -> None:
    """Something refers to these from now on."""
    Blob.objects.filter(pk__in=[blob.pk for blob in blobs], taken_at=None).update(taken_at=timezone.now())


def let_go(blobs: QuerySet[Blob]) -> None:
    """They are nobody's from now on; what lies in the store goes once this is certain."""
    pks = list(blobs.filter(let_go_at=None).values_list("pk", flat=True))
    Blob.objects.filter(pk__in=pks).update(let_go_at=timezone.now(), by=None)
    transaction.on_commit(lambda: _remove(Blob.objects.filter(pk__in=pks)), robust=True)


def sweep() -> None:
    """What was never sent, what nothing refers to any more, and what was interrupted while it went."""
    referred = Q()
    for reference in references():
        referred |= Q(pk__in=reference)
    unsent = Q(taken_at=None, created_at__lt=timezone.now() - UNSENT_FOR)
    orphaned = Q(taken_at__isnull=False) & ~referred
    with transaction.atomic():
        let_go(Blob.objects.filter(unsent | orphaned))
    _remove(Blob.objects.filter(let_go_at__isnull=False))


@transaction.atomic
def forget(person: Person) -> None:
    """What of theirs is still here others need; the rest goes."""
    let_go(Blob.objects.filter(by=person, taken_at=None))
    Blob.objects.filter(by=person).update(by=None)


def _remove(gone: QuerySet[Blob]) -> None:
    for blob in gone.order_by("pk")[:AT_ONCE]:
        store.remove(blob.ref, min(blob.arrived + 1, blob.shape.chunks))
        blob.delete()
