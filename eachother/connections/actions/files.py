"""A file comes, chunk by chunk, before the message that tells of it; and goes with it."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from eachother.connections import rules
from eachother.connections.models import Attachment, Connection, Message
from eachother.connections.refusals import Impossible, Refused
from eachother.files import actions as files
from eachother.files.models import Blob
from eachother.files.refusals import NotTaken
from eachother.people.models import Person
from eachother.vault.envelopes import read_file

MOST = 4


@transaction.atomic
def begin_file(connection: Connection, *, by: Person, data: object) -> Blob:
    """Make room for a file that is about to come. Begun twice, it goes on.

    Raises Malformed, or Refused: `file-too-large`, `no-room`, and what keeps words from being said.
    """
    reason = rules.why_no_words(connection, by)
    if reason:
        raise Refused(reason)
    try:
        blob = files.begin(read_file(data), by=by)
    except NotTaken as why:
        raise Refused(why.reason) from None
    attachment, _ = Attachment.objects.get_or_create(blob=blob, defaults={"connection": connection})
    if attachment.connection_id != connection.pk:
        raise Impossible("other-file")
    return blob


def put_chunk(blob: Blob, number: int, chunk: bytes) -> int:
    """Raises Malformed, or Refused `not-next` with how many have `arrived`."""
    try:
        return files.put_chunk(blob, number, chunk)
    except NotTaken as why:
        raise Refused(why.reason, **why.more) from None


@transaction.atomic
def leave_file(blob: Blob) -> None:
    """It will not be sent after all."""
    files.let_go(Blob.objects.filter(pk=blob.pk, taken_at=None))


def attach(message: Message, refs: Sequence[str]) -> None:
    """A message tells of these files of its sender's, which are all here. Raises Impossible, or Refused `file-gone`."""
    if not refs:
        return
    if len(refs) > MOST:
        raise Impossible("too-many-files")
    waiting = Attachment.objects.filter(connection=message.connection, message=None, blob__by=message.sender)
    found = list(waiting.filter(blob__ref__in=refs, blob__let_go_at=None).select_related("blob"))
    if len(found) < len(refs) or not all(one.blob.whole for one in found):
        raise Refused("file-gone")
    files.take(one.blob for one in found)
    Attachment.objects.filter(pk__in=[one.pk for one in found]).update(message=message)


def drop_files(**of: Any) -> None:
    """What these attachments hold goes, for everybody."""
    blobs = Attachment.objects.filter(**of).values("blob")
    files.let_go(Blob.objects.filter(pk__in=blobs))
