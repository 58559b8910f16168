"""Which files this room keeps: those of a message that is still there, and those that wait for theirs."""

from typing import Any

from django.db.models import Q, QuerySet

from eachother.connections.models import Attachment
from eachother.files.keeping import keep


def register() -> None:
    keep(kept)


def kept() -> QuerySet[Attachment, Any]:
    return Attachment.objects.filter(Q(message=None) | Q(message__deleted_at=None)).values("blob")
