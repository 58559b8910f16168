"""A file between two: on its way, or told of by a message."""

from django.db import models

from eachother.connections.models.connection import Connection
from eachother.connections.models.message import Message
from eachother.files.models import Blob
from eachother.foundation.models import Row


class Attachment(Row):
    """Whose it is to read follows from the connection; what it is stands sealed in the message."""

    connection = models.ForeignKey(Connection, models.CASCADE, related_name="attachments")
    blob = models.OneToOneField(Blob, models.CASCADE, related_name="+")
    message = models.ForeignKey(Message, models.CASCADE, null=True, related_name="attachments")
