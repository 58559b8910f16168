"""The only writer of the index."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from django.db import connection, transaction
from django.db.models import F

from eachother.search.models import Entry, Word
from eachother.search.words import EVERYBODY, LONGEST, flat, term_of, words_in, written


class Text(NamedTuple):
    """Something that somebody wrote, in these languages (as far as they say), and who may find it by it.

    `audience` is EVERYBODY (who may see the thing at all), or a name that the room gives to some: letters and digits.
    """

    audience: str
    words: str
    languages: Sequence[str]


@transaction.atomic
def put(kind: str, thing: int, texts: Iterable[Text]) -> None:
    """From now on this thing is found by these texts, and by nothing it was found by before.

    `kind` is one letter. Put twice, it is written once. A thing without a single word keeps its place among the others:
    did it begin with the first word, and end with the last, the order would tell of words that are not for everybody.
    """
    texts = list(texts)
    terms = " ".join(
        term_of(kind, text.audience, term) for text in texts for term in written(text.words, text.languages)
    )
    spelt = _spelt(text.words for text in texts if text.audience == EVERYBODY)
    entry = Entry.objects.select_for_update().filter(kind=kind, thing=thing).first()
    if entry is None:
        Entry.objects.create(kind=kind, thing=thing, terms=terms, spelt=" ".join(spelt))
        _count(kind, set(), set(spelt))
    elif (entry.terms, entry.spelt) != (terms, " ".join(spelt)):
        before = set(entry.spelt.split())
        entry.terms, entry.spelt = terms, " ".join(spelt)
        entry.save(update_fields=["terms", "spelt"])
        _count(kind, before, set(spelt))


@transaction.atomic
def take_out(kind: str, thing: int) -> None:
    """This thing is found by nothing any more."""
    for entry in Entry.objects.select_for_update().filter(kind=kind, thing=thing):
        entry.delete()
        _count(kind, set(entry.spelt.split()), set())


@transaction.atomic
def forget(kind: str, thing: int) -> None:
    """As `take_out`, and none of its words is left in the file either."""
    take_out(kind, thing)
    tidy()


def tidy() -> None:
    """FTS5 keeps what was taken out until its pieces are put together: here they are. PostgreSQL tidies by itself."""
    if connection.vendor == "sqlite":
        _tell_fts5("optimize")


def rebuild() -> None:
    """Make the index anew from the entries (not the entries from what people wrote: the rooms do that)."""
    if connection.vendor == "sqlite":
        _tell_fts5("rebuild")
    else:
        with connection.cursor() as cursor:
            cursor.execute("REINDEX INDEX search_terms")


def _spelt(texts: Iterable[str]) -> list[str]:
    words = (word.text.casefold() for text in texts for word in words_in(text) if word.apart)
    return sorted({word for word in words if len(word) <= LONGEST})


def _count(kind: str, before: set[str], after: set[str]) -> None:
    """One entry more for these words, one less for those. In order, so that two who write at once do not hold up each
    other."""
    new, gone = sorted(after - before), sorted(before - after)
    Word.objects.bulk_create(
        (Word(kind=kind, word=word, key=flat(word), letters=len(flat(word))) for word in new), ignore_conflicts=True
    )
    words = Word.objects.filter(kind=kind)
    list(words.filter(word__in=[*new, *gone]).order_by("pk").select_for_update().values_list("pk"))
    words.filter(word__in=new).update(entries=F("entries") + 1)
    words.filter(word__in=gone, entries__lte=1).delete()
    words.filter(word__in=gone).update(entries=F("entries") - 1)


def _tell_fts5(command: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO search_index(search_index) VALUES (%s)", [command])
