"""The only writer of the record. It appends."""

from secrets import token_hex
from typing import Any

from django.db import transaction
from django.utils import timezone

from eachother.foundation.text import clean_text
from eachother.record import rules
from eachother.record.kinds import Facts
from eachother.record.models import Entry, Head, Words


@transaction.atomic
def write(kind: str, facts: Facts | None = None, *, words: str = "") -> Entry:
    """Append what happened, in the transaction in which it happens; all who append wait for one another until it ends.

    `facts` (text, whole numbers, yes and no, lists) name nobody and say nothing private: they stay for ever. What is
    said in `words` everybody here can read; it can be taken out again, and that shows.
    """
    told = dict(facts or {})
    rules.must_fit(told)
    text = clean_text(words)[: rules.WORDS_LENGTH]
    salt = token_hex(16) if text else ""
    mark = rules.marked(salt, text) if text else ""
    head = _held()
    number, now = head.number + 1, timezone.now()
    own = rules.chained(rules.said(number, now, kind, told, mark, head.hash))
    entry = Entry.objects.create(
        number=number, created_at=now, kind=kind, facts=told, mark=mark, previous=head.hash, hash=own
    )
    if text:
        Words.objects.create(entry=entry, salt=salt, text=text)
    Head.objects.filter(pk=head.pk).update(number=number, hash=own)
    return entry


@transaction.atomic
def take_words_out(number: int, because: str) -> Entry:
    """The words of an entry go, for a reason in words, which is an entry of its own; that something stood there stays.
    Raises Words.DoesNotExist when it has none, or none any more."""
    _held()
    Words.objects.get(entry__number=number).delete()
    return write("words-out", {"entry": number}, words=because)


def _held() -> Head:
    """The head of the chain, held until the transaction ends."""
    first: dict[str, Any] = {"number": 0, "hash": rules.BEFORE_THE_FIRST}
    Head.objects.get_or_create(pk=1, defaults=first)
    return Head.objects.select_for_update().get(pk=1)
