"""Finding: how long it takes among 1,000, 10,000 and 100,000 made-up people, how near it comes to the exact order, and
how fairly people come in sight. `python -m bench finding --people 1000000` asks the same of any number.

The database is a fresh one in a temporary folder, or with DATABASE_URL a PostgreSQL database made for this run. The
reference is an exact finder over everything in memory, asked in turn with ours, for the same people.
"""

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from math import inf, log2

import django
from django.core.management import call_command
from django.db import connection

from bench.fairness import fairness
from bench.population import make
from bench.references.finder import Finder
from bench.rows import Row, percentile, rounds, row

LOOKING = {1_000: 200, 10_000: 150, 100_000: 100}
ROUNDS = rounds(3)
TOP = 20
MILLION = 1_000_000
MEDIAN_BAR, P99_BAR = 20, 8  # times the limit, among a million
NEARNESS = {100_000: 0.999, MILLION: 0.985}
FAIR_AMONG = (10_000, 100_000)


def run(people: int | None = None) -> list[Row]:
    """One measure of each size; a bar where the design sets one."""
    rows = on_sqlite("finding", *([str(people)] if people else [])) if "DATABASE_URL" in os.environ else []
    with database() as where:
        for size in [people] if people else LOOKING:
            rows += measure(size, where)
            if size in FAIR_AMONG and (people or size < max(FAIR_AMONG)):
                rows += fairness(size, where)
    return rows


def on_sqlite(bench: str, *more: str) -> list[Row]:
    """The same on SQLite, in a process of its own: Django can be set up only once."""
    env = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    with tempfile.NamedTemporaryFile(suffix=".json") as file:
        subprocess.run([sys.executable, "-m", "bench.one", bench, file.name, *more], env=env, check=True)
        rows: list[Row] = json.load(file)
    return rows


@contextmanager
def database() -> Iterator[str]:
    """A database that nobody needs, with every table in it. Answers with its kind."""
    with tempfile.TemporaryDirectory(prefix="eachother-bench-") as folder:
        os.environ["EACHOTHER_DATA"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "eachother.settings"
        django.setup()
        if connection.vendor == "sqlite":
            call_command("migrate", verbosity=0)
            yield "SQLite"
            connection.close()
            return
        old = connection.settings_dict["NAME"]
        connection.creation.create_test_db(verbosity=0, autoclobber=True)
        try:
            yield connection.display_name
        finally:
            connection.creation.destroy_test_db(old, verbosity=0)


def measure(size: int, where: str) -> list[Row]:
    # These can be imported only once Django is set up.
    from bench.filling import fill_with
    from eachother.finding.queries import matches_for, own_of
    from eachother.people.models import Person

    people = make(size)
    lifts = made_up_lifts(size)
    fill_with(people, lifts)
    reference = Finder(people, lifts)
    chosen = random.Random(1).sample(range(1, size + 1), LOOKING.get(size, 100))
    rows = Person.objects.in_bulk(chosen)
    # On SQLite all the work is done in this thread, whatever else the machine does meanwhile.
    clock = time.thread_time if where == "SQLite" else time.perf_counter
    ours = dict.fromkeys(chosen, inf)
    theirs = dict.fromkeys(chosen, inf)
    quality: list[float] = []
    for again in range(ROUNDS):
        for number in chosen:
            person = rows[number]
            began = clock()
            found = matches_for(person, own_of(person))
            between = clock()
            exact = reference.find(number)
            ours[number] = min(ours[number], 1000 * (between - began))
            theirs[number] = min(theirs[number], 1000 * (clock() - between))
            if again == 0 and exact:
                quality.append(ndcg([match.person for match in found], exact))
    return report(f"Finding among {size:,} people, {where}", size, list(ours.values()), list(theirs.values()), quality)


def made_up_lifts(size: int) -> list[int]:
    """As if some had been much in sight lately and others little."""
    from eachother.finding.fairness import lift

    dice = random.Random(2)
    return [lift(dice.expovariate(1), 1) for _ in range(size)]


def report(name: str, size: int, ours: list[float], theirs: list[float], quality: list[float]) -> list[Row]:
    """Milliseconds beside the limit's, and how good the page is. Each person counts with their quickest round.

    Only among a million is the time a matter of how the finding is done, and has a bar.
    """
    nearness = sum(quality) / len(quality)
    median, slowest = percentile(theirs, 0.5), percentile(theirs, 0.99)
    bars = (round(MEDIAN_BAR * median, 1), round(P99_BAR * slowest, 1)) if size >= MILLION else (None, None)
    at_least = NEARNESS[min((bar for bar in NEARNESS if bar >= size), default=MILLION)]
    return [
        row(f"{name}, median", percentile(ours, 0.5), "ms", reference=median, bar=bars[0]),
        row(f"{name}, 99 of 100", percentile(ours, 0.99), "ms", reference=slowest, bar=bars[1]),
        row(f"{name}, nDCG@20", nearness, "", reference=1, bar=at_least, better="more"),
    ]


def ndcg(found: Sequence[int], exact: Sequence[tuple[int, float]]) -> float:
    """How much of the best possible page is on ours; an exact score counts for less further down (nDCG@20)."""
    worth = dict(exact)
    ours = sum(worth.get(who, 0) / log2(place + 2) for place, who in enumerate(found[:TOP]))
    best = sum(score / log2(place + 2) for place, (_who, score) in enumerate(exact[:TOP]))
    return ours / best
