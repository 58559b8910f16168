"""A circle in which people talk."""

from io import BytesIO
from typing import Any

from PIL import Image

from eachother.circles import actions as circles
from eachother.circles.models import Circle, Door, Readers
from eachother.people.models import Person
from eachother.people.models.invitation import new_code
from eachother.talk import actions
from eachother.talk.models import Reply, Thread
from eachother.talk.saying import Saying
from eachother.tests.somebody import signed_in_as, someone, words_of

__all__ = ["signed_in_as", "someone", "words_of"]  # at hand here too


def a_circle(*people: Person, readers: Readers = Readers.CIRCLE, name: str = "The night kitchen") -> Circle:
    """Begun by the first of them; all are in it."""
    circle = circles.start(name, "Tea.", about=[], door=Door.SHARED, readers=readers, by=people[0])
    for person in people[1:]:
        circles.join(circle, by=person)
    return circle


def a_thread(circle: Circle, *, by: Person, title: str = "Toast at four", words: str = "Who is up?") -> Thread:
    return actions.start(circle, title, saying(words), by=by).thread


def says(thread: Thread, words: str, *, by: Person, **more: Any) -> Reply:
    return actions.reply(thread, saying(words, **more), by=by)


def saying(words: str, **more: Any) -> Saying:
    return Saying(words, more.pop("code", "") or new_code(), **more)


def sends(thread: Thread, words: str, *, by: Person, **more: Any) -> Any:
    """As the form on the page does it."""
    form = {"words": words, "once": new_code(), **more}
    return signed_in_as(by).post(f"/circles/talk/{thread.ref}/replies", form)


def page(path: str, person: Person, **asked: Any) -> str:
    return words_of(signed_in_as(person).get(path, **asked).content)


def thread_page(thread: Thread, person: Person, asked: str = "") -> str:
    return page(f"/circles/talk/{thread.ref}{asked}", person)


def a_photograph(kind: str = "JPEG", size: tuple[int, int] = (40, 30), **written: Any) -> BytesIO:
    """Of a brown wall. `written` is what the camera wrote into it."""
    file = BytesIO()
    Image.new("RGB", size, (120, 90, 60)).save(file, kind, **written)
    file.seek(0)
    file.name = f"wall.{kind.lower()}"
    return file


def many(thread: Thread, how_many: int, by: list[Person]) -> None:
    """So many replies, in turn by each; written as rows, because the verb takes its time."""
    first = thread.last + 1
    Reply.objects.bulk_create(
        Reply(
            thread=thread,
            number=number,
            by=by[number % len(by)],
            words=f"Line {number}.",
            shown=f"<p>Line {number}.</p>",
            once=f"{thread.ref}{number}",
        )
        for number in range(first, first + how_many)
    )
    thread.last = first + how_many - 1
    thread.save(update_fields=["last"])
