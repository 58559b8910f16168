"""From saying a line at a circle's table to all of two hundred people's open pages having fetched it."""

import asyncio
import time
from contextlib import AsyncExitStack

from bench.line import Heard, Line, stream
from bench.pairs import person_named
from bench.rows import Row, percentile, row
from bench.server import Server
from bench.world import World, riverside

PEOPLE = 200
LINES = 18  # in a minute: a person who says more is slowed
PAUSE = 0.3
MEDIAN_BAR, P99_BAR = 1_000.0, 2_500.0


def run() -> list[Row]:
    with riverside() as world:
        ref, cookies = a_table(world)
        with world.served() as server:
            return asyncio.run(measure(server, ref, cookies))


def a_table(world: World) -> tuple[str, list[str]]:
    """A circle of two hundred; its ref, and a cookie for each."""
    from eachother.circles.actions import join, start
    from eachother.circles.models import Door, Readers

    people = [person_named(f"Guest {n}") for n in range(PEOPLE)]
    circle = start("A long table", "Room for all.", about=[], door=Door.SHARED, readers=Readers.CIRCLE, by=people[0])
    for person in people[1:]:
        join(circle, by=person)
    return circle.ref, [world.cookie_for(person.pk) for person in people]


async def measure(server: Server, ref: str, cookies: list[str]) -> list[Row]:
    path = f"/circles/{ref}/table"
    async with AsyncExitStack() as everybody:
        heard = [await everybody.enter_async_context(stream(server.port, cookie)) for cookie in cookies]
        lines = [await everybody.enter_async_context(Line(server.port, cookie)) for cookie in cookies]
        for line in lines:
            await line.get(f"{path}/now")
        speaking = await everybody.enter_async_context(Line(server.port, cookies[0]))
        took = [await said(f"This is line {n} of the evening", ref, speaking, heard, lines) for n in range(LINES)]
    first, last = [ms(each[0]) for each in took], [ms(each[-1]) for each in took]
    seen = [ms(one) for each in took for one in each]
    return [
        row("people at one table", PEOPLE, "people"),
        row("a line at the table: said to seen by the first, median", percentile(first, 0.5), "ms"),
        row("a line at the table: said to seen, median", percentile(seen, 0.5), "ms", bar=MEDIAN_BAR),
        row("a line at the table: said to seen, p99", percentile(seen, 0.99), "ms", bar=P99_BAR),
        row("a line at the table: said to seen by the last of all, median", percentile(last, 0.5), "ms"),
    ]


async def said(words: str, ref: str, speaking: Line, heard: list[Heard], lines: list[Line]) -> list[float]:
    """Seconds until each has fetched the table with these words, the quickest first."""
    path, began = f"/circles/{ref}/table", 0.0

    async def sees(one: Heard, line: Line) -> float:
        while True:
            await one.until(f"table:{ref}")
            if words.encode() in await line.get(f"{path}/now"):
                return time.perf_counter() - began

    waiting = [asyncio.create_task(sees(*each)) for each in zip(heard, lines, strict=True)]
    await asyncio.sleep(PAUSE)
    began = time.perf_counter()
    await speaking.send(f"{path}/lines", words=words)
    return sorted(await asyncio.gather(*waiting))


def ms(seconds: float) -> float:
    return seconds * 1000
