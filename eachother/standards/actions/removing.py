"""The host takes away what a law demands."""

from django.db import transaction

from eachother.standards.models import NAME_LENGTH, STATEMENT_LENGTH, Reading, Standard, Statement, Voice


@transaction.atomic
def remove(ref: str, line: str) -> bool:
    """What a standard is called. What it says is another thing: `remove_said`."""
    return Standard.objects.filter(ref=ref).update(name=line[:NAME_LENGTH]) > 0


@transaction.atomic
def remove_said(ref: str, line: str) -> bool:
    """A statement, a reading, or what somebody said to it; `line` stands there."""
    found = Statement.objects.filter(ref=ref).update(words=line[:STATEMENT_LENGTH], why="", by=None)
    found += Reading.objects.filter(ref=ref, taken_back_at=None).update(words=line, by=None)
    return found + Voice.objects.filter(ref=ref).update(words=line, by=None) > 0
