"""The host takes something sealed away. Nothing in it can be found or read; it goes whole, and the two see that it is
gone."""

from django.db import transaction

from eachother.connections.actions.files import drop_files
from eachother.connections.actions.writing import take_out
from eachother.connections.models import Attachment, Message


@transaction.atomic
def remove_message(ref: str, line: str) -> bool:
    """`ref` is that of the conversation, a stroke, and the place of the message in it. Says whether there was one."""
    connection, _stroke, place = ref.partition("/")
    if not (place.isascii() and place.isdigit() and len(place) < 10):
        return False
    return take_out(Message.objects.filter(connection__ref=connection, place=int(place))) > 0


@transaction.atomic
def remove_file(ref: str, line: str) -> bool:
    """Says whether there was one."""
    held = Attachment.objects.filter(blob__ref=ref, blob__let_go_at=None)
    there = held.exists()
    drop_files(blob__ref=ref)
    return there
