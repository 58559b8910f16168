"""The host takes away what a law demands."""

from django.db import transaction

from eachother.practice.actions.writing import gone
from eachother.practice.models import Version


@transaction.atomic
def remove(ref: str, line: str) -> bool:
    """A version of a conversation is gone, as when its writer takes it back: the one before it stands there again."""
    found = list(Version.objects.filter(ref=ref))
    for version in found:
        gone(version)
    return bool(found)
