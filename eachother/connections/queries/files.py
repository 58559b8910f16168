"""Files of a connection: only those of its people, while their message is there."""

from django.db.models import Q, QuerySet
from django.http import Http404

from eachother.connections.models import Attachment, Connection
from eachother.files.models import Blob
from eachother.people.models import Person


def file_for(connection: Connection, person: Person, ref: str) -> Blob:
    """A file to read: told of by a message, or one's own on its way. Else 404. One query."""
    since = connection.member(person).from_place
    told = Q(message__deleted_at=None, message__isnull=False, message__place__gt=since)
    here = Attachment.objects.filter(connection=connection, blob__ref=ref, blob__let_go_at=None)
    return _first(here.filter(told | Q(message=None, blob__by=person)))


def file_coming(connection: Connection, person: Person, ref: str) -> Blob:
    """One's own file that is on its way. Else 404. One query."""
    return _first(
        Attachment.objects.filter(
            connection=connection, message=None, blob__ref=ref, blob__by=person, blob__let_go_at=None
        )
    )


def _first(found: QuerySet[Attachment]) -> Blob:
    attachment = found.select_related("blob").first()
    if attachment is None:
        raise Http404
    return attachment.blob
