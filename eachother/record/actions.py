"""The only writer of the record. It appends."""

from datetime import datetime
from secrets import token_hex
from typing import Any

from django.db import transaction
from django.utils import timezone

from eachother.foundation.text import clean_text
from eachother.record import rules
from eachother.record.kinds import Facts
from eachother.record.models import Entry, Head, Words


@transaction.atomic
def write(kind: str, facts: Facts | None = None, *, words: str = "", at: datetime | None = None) -> Entry:
    """Append what happened, in the transaction in which it happens; all who append wait for one another until it ends.

    `facts` (text, whole numbers, yes and no, lists) name nobody and say nothing private: they stay for ever. What is
    said in `words` everybody here can read; it can be taken out again, and that shows. `at` is for a made-up past.
    """
    told = dict(facts or {})
    rules.must_fit(told)
    text = clean_text(words)[: rules.WORDS_LENGTH]
    salt = token_hex(16) if text else ""
    mark = rules.marked(salt, text) if text else ""
    head = _held()
    number, now = head.number + 1, at or timezone.now()
    own = rules.chained(rules.said(number, now, kind=kind, facts=told, mark=mark, previous=head.hash))
    entry = Entry.objects.create(
        number=number, created_at=now, kind=kind, facts=told, mark=mark, previous=head.hash, hash=own
    )
    if text:
        Words.objects.create(entry=entry, salt=salt, text=text)
    Head.objects.filter(pk=head.pk).update(number=number, hash=own)
    return entry


def _held() -> Head:
    """The head of the chain, held until the transaction ends."""
    first: dict[str, Any] = {"number": 0, "hash": rules.BEFORE_THE_FIRST}
    Head.objects.get_or_create(pk=1, defaults=first)
    return Head.objects.select_for_update().get(pk=1)
