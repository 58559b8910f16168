"""What is there, and how much of the room somebody fills."""

from django.db.models import Sum

from eachother.files.models import Blob
from eachother.people.models import Person


def begun_by(person: Person, ref: str) -> Blob | None:
    """A file of theirs, on its way or here."""
    return Blob.objects.there().filter(by=person, ref=ref).first()


def filled_by(person: Person) -> int:
    """How many bytes they fill, what is only on its way included."""
    return Blob.objects.there().filter(by=person).aggregate(all=Sum("size"))["all"] or 0
