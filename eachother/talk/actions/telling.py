"""What open pages hear: that something changed, never what, nor from whom."""

from eachother.live.nudges import nudge
from eachother.people.models import Person
from eachother.talk.models import Reply, Thread
from eachother.talk.queries import readers_ids


def tell_of_thread(thread: Thread, by: Person | None) -> None:
    """Something new stands in it; without `by` whoever it is wrote without their name."""
    nudge(readers_ids(thread, by), f"talk:{thread.ref}", f"talks:{thread.circle.ref}")


def tell_of_reply(reply: Reply, by: Person | None) -> None:
    """It has changed where it stands."""
    nudge(readers_ids(reply.thread, by), f"said:{reply.ref}")
