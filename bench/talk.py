"""A circle's front page and a thread of 5,000 replies, against the limit as `pages` has it; and how soon the thread is
there for one person alone."""

import asyncio

from bench.load import ask
from bench.pages import TIMES, WARM_UP, compare, wren_id
from bench.rows import Row, percentile, row
from bench.world import World, riverside

REPLIES = 5_000
OPENS_WITHIN_MS = 100
WORDS = "I had the kettle on and *then* I thought of it, and by that time it was light outside."


def run() -> list[Row]:
    with riverside() as world:
        pages = addresses()
        rows, _memory = compare(world, pages, wren_id())
        return [*rows, alone(world, pages["A thread of 5,000"])]


def alone(world: World, path: str) -> Row:
    cookie = world.cookie_for(wren_id())
    with world.served() as real:
        asyncio.run(ask(real.port, path, cookie=cookie, times=WARM_UP, at_once=1))
        load = asyncio.run(ask(real.port, path, cookie=cookie, times=TIMES, at_once=1))
    slowest = percentile(load.seconds, 0.99) * 1000
    return row("A thread of 5,000: p99, one at a time", slowest, "ms", bar=OPENS_WITHIN_MS)


def addresses() -> dict[str, str]:
    """Wren has read half of the thread, and opens it where she left off; each time as if for the first."""
    from eachother.circles.models import Circle
    from eachother.talk.models import Reply, Thread

    circle = Circle.objects.get(name="The night kitchen")
    people = [one.person for one in circle.memberships.select_related("person")]
    thread = Thread.objects.create(circle=circle, title="A long night", last=REPLIES)
    Reply.objects.bulk_create(
        Reply(
            thread=thread,
            number=number,
            by=people[number % len(people)],
            words=WORDS,
            shown=f"<p>{WORDS}</p>",
            once=f"{number}",
        )
        for number in range(1, REPLIES + 1)
    )
    middle = thread.replies.get(number=REPLIES // 2)
    return {"A circle": f"/circles/{circle.ref}", "A thread of 5,000": f"/circles/talk/{thread.ref}?at={middle.ref}"}
