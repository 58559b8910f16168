"""The host takes away what a law demands."""

from django.db import transaction

from eachother.people import announcements
from eachother.people.models import Person


@transaction.atomic
def remove_words(ref: str, line: str) -> bool:
    """What somebody says of themselves goes; `line` stands there until they say something else. Says whether there was
    anything."""
    person = Person.objects.select_for_update().filter(ref=ref).exclude(words="").first()
    if person is None:
        return False
    person.words = line
    person.save(update_fields=["words"])
    announcements.described.send(sender=Person, person=person)
    return True
