"""Looking for words: how long it takes among 100,000 texts, for rare words, frequent words, and two words together.

The database is a fresh one in a temporary folder, or with DATABASE_URL a PostgreSQL database made for this run. The
reference on SQLite is a plain FTS5 table over the same texts in the same file, asked in turn with ours, which knows
nothing of who may see what, and ranks nothing.
"""

import os
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate

from django.db import connection, transaction

from bench.finding import database, on_sqlite
from bench.rows import Row, percentile, rounds, row

TEXTS = 100_000
VOCABULARY = 40_000
ROUNDS, ASKED = rounds(3), 100
BAR_MS = 20
BEGIN = ("b", "br", "d", "dr", "f", "g", "gl", "h", "k", "l", "m", "n", "p", "pl", "r", "s", "st", "t", "tr", "v", "w")
MIDDLE = ("a", "e", "i", "o", "u", "ea", "ou")
END = ("n", "r", "l", "m", "ck", "st", "nd", "ng", "p", "t")


def run() -> list[Row]:
    rows = on_sqlite("words") if "DATABASE_URL" in os.environ else []
    with database() as where:
        rows += measure(where)
    return rows


def measure(where: str) -> list[Row]:
    # These can be imported only once Django is set up.
    from eachother.search.queries import Seen, find

    texts = list(made_up())
    fill_with(texts)
    holding = Counter(word for text in texts for word in set(text.split()))
    dice = random.Random(7)
    often = [word for word, texts_with in holding.items() if texts_with > TEXTS // 50]
    seldom = [word for word, texts_with in holding.items() if 2 <= texts_with <= 20]
    pairs = [" ".join(dice.sample(text.split(), 2)) for text in dice.sample(texts, ASKED)]
    seen = Seen("b", ["en"], [f"e{n}" for n in range(8)] + [f"n{n}" for n in range(30)], range(1, 40))
    rows = []
    for kind, asked in (
        ("rare words", dice.sample(seldom, ASKED)),
        ("frequent words", dice.choices(often, k=ASKED)),
        ("two words", pairs),
    ):
        ours, theirs = in_turn(asked, lambda words: find(words, seen), plain)
        name = f"Looking for {kind} among {TEXTS:,} texts, {where}"
        raw = theirs if connection.vendor == "sqlite" else []
        median, slowest = (percentile(raw, 0.5), percentile(raw, 0.99)) if raw else (None, None)
        rows += [
            row(f"{name}, median", percentile(ours, 0.5), "ms", reference=median),
            row(f"{name}, 99 of 100", percentile(ours, 0.99), "ms", reference=slowest, bar=BAR_MS),
        ]
    return rows


def in_turn(
    asked: Sequence[str], ours: Callable[[str], object], theirs: Callable[[str], object]
) -> tuple[list[float], list[float]]:
    """Milliseconds of each, the quickest of a few rounds for each question."""
    # On SQLite all the work is done in this thread, whatever else the machine does meanwhile.
    clock = time.thread_time if connection.vendor == "sqlite" else time.perf_counter
    best: tuple[list[float], list[float]] = ([float("inf")] * len(asked), [float("inf")] * len(asked))
    for _ in range(ROUNDS):
        for place, words in enumerate(asked):
            for times, ask in zip(best, (ours, theirs), strict=True):
                began = clock()
                ask(words)
                times[place] = min(times[place], 1000 * (clock() - began))
    return best


def plain(words: str) -> object:
    """The same words in FTS5 as it comes: the newest thousand."""
    if connection.vendor != "sqlite":
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT rowid, words FROM plain WHERE plain MATCH %s ORDER BY rowid DESC LIMIT 1000", [words])
        return cursor.fetchall()


def fill_with(texts: Sequence[str]) -> None:
    """Straight into the tables: one at a time, as people write, would take long. One in five has something veiled."""
    from eachother.search.models import Entry, Word
    from eachother.search.words import term_of, written

    holding = Counter(word for text in texts for word in set(text.split()))
    spelt = {word: list(written(word, ["en"])) for word in holding}

    def entry(number: int, text: str) -> Entry:
        words = text.split()
        veiled = f"e{number % 500}" if number % 5 == 0 else f"n{number}"
        first = len(words) // 2 if number % 5 == 0 else len(words)
        whose = [("", word) for word in words[:first]] + [(veiled, word) for word in words[first:]]
        terms = (term_of("b", audience, term) for audience, word in whose for term in spelt[word])
        return Entry(kind="b", thing=number, terms=" ".join(terms))

    with transaction.atomic():
        Entry.objects.bulk_create((entry(number, text) for number, text in enumerate(texts)), batch_size=2_000)
        Word.objects.bulk_create(
            (Word(kind="b", word=word, key=word, letters=len(word), entries=n) for word, n in holding.items()),
            batch_size=5_000,
        )
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("CREATE VIRTUAL TABLE plain USING fts5(words, tokenize='unicode61 remove_diacritics 2')")
            cursor.executemany("INSERT INTO plain(rowid, words) VALUES (%s, %s)", list(enumerate(texts, start=1)))
        cursor.execute("ANALYZE")


def made_up(seed: int = 3) -> Iterator[str]:
    """Texts of 10 to 70 made-up words, a few of which are in very many."""
    dice = random.Random(seed)
    spelt = {
        "".join(dice.choice(part) for _ in range(dice.choice((1, 2, 2, 3))) for part in (BEGIN, MIDDLE, END))
        for _ in range(VOCABULARY)
    }
    vocabulary = sorted(spelt)
    dice.shuffle(vocabulary)
    heaps = list(accumulate(1 / (rank + 3) for rank in range(len(vocabulary))))
    for _ in range(TEXTS):
        yield " ".join(dice.choices(vocabulary, cum_weights=heaps, k=dice.randint(10, 70)))
