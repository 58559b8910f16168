"""People who tell stories, and those they tell them to."""

from io import BytesIO
from typing import Any

from PIL import Image

from eachother.circles import actions as circles
from eachother.circles.models import Circle, Door, Readers
from eachother.people import actions as people
from eachother.people.models import Experience, Person
from eachother.people.models.invitation import new_code
from eachother.stories import actions
from eachother.stories.models import Audience, Naming, Story
from eachother.stories.saying import Telling, Writing
from eachother.tests.somebody import say, signed_in_as, someone, words_of

__all__ = ["say", "signed_in_as", "someone", "words_of"]  # at hand here too

TITLE = "The blue kettle"
WORDS = "My sister took the kettle when she went. For a month I boiled water in a pan, and told nobody why."


def a_draft(by: Person, title: str = TITLE, words: str = WORDS, **more: Any) -> Story:
    answers = more.pop("answers", None)
    return actions.begin(Writing(title, words, **more), by=by, code=new_code(), answers=answers)


def a_story(
    by: Person,
    title: str = TITLE,
    words: str = WORDS,
    *,
    to: Audience = Audience.HERE,
    naming: Naming = Naming.NAMED,
    called: str = "",
    circle: Circle | None = None,
    readers: tuple[Person, ...] = (),
    **more: Any,
) -> Story:
    story = a_draft(by, title, words, **more)
    actions.tell(story, Telling(to, naming, called, circle, readers), by=by)
    story.refresh_from_db()
    return story


def a_circle(*members: Person, readers: Readers = Readers.CIRCLE, name: str = "Kettles") -> Circle:
    circle = circles.start(name, "Tea.", about=[], door=Door.SHARED, readers=readers, by=members[0])
    for person in members[1:]:
        circles.join(circle, by=person)
    return circle


def acquainted(one: Person, other: Person) -> None:
    people.acquaint(one, other)


def form(**more: Any) -> dict[str, Any]:
    """As the page of writing sends it."""
    return {"kind": "story", "title": TITLE, "words": WORDS, "once": new_code(), **more}


def post(person: Person, path: str, **sent: Any) -> Any:
    return signed_in_as(person).post(path, sent)


def get(person: Person, path: str) -> Any:
    return signed_in_as(person).get(path)


def status(person: Person, path: str) -> int:
    return int(get(person, path).status_code)


def seen_by(person: Person, path: str) -> str:
    """The words of a page as this person sees it."""
    answer = get(person, path)
    assert answer.status_code == 200, (path, answer.status_code)
    return words_of(answer.content)


def a_photograph(size: tuple[int, int] = (40, 30)) -> BytesIO:
    file = BytesIO()
    Image.new("RGB", size, (120, 90, 60)).save(file, "JPEG")
    file.seek(0)
    file.name = "kettle.jpeg"
    return file


def a_recording(*, title: bytes = b"") -> bytes:
    """A WebM as browsers write them: nobody says how long the whole is; `title` stands where a program writes it."""
    head = element(0x1A45DFA3, element(0x4286, b"\x01") + element(0x4282, b"webm"))
    info = element(
        0x1549A966, element(0x2AD7B1, b"\x0f\x42\x40") + element(0x7BA9, title) + element(0x5741, b"Phone 9")
    )
    track = element(0xAE, element(0xD7, b"\x01") + element(0x83, b"\x02") + element(0x86, b"A_OPUS"))
    tags = element(0x1254C367, element(0x7373, title))
    cluster = b"\x1f\x43\xb6\x75" + UNKNOWN + element(0xE7, b"\x00") + element(0xA3, b"\x81\x00\x00\x80" + b"sound" * 9)
    return head + b"\x18\x53\x80\x67" + UNKNOWN + info + element(0x1654AE6B, track) + tags + cluster


UNKNOWN = b"\x01" + b"\xff" * 7


def element(name: int, body: bytes) -> bytes:
    length = (name.bit_length() + 7) // 8
    return name.to_bytes(length, "big") + (len(body) | 1 << 28).to_bytes(4, "big") + body


def box(name: bytes, body: bytes) -> bytes:
    return (len(body) + 8).to_bytes(4, "big") + name + body


def an_m4a(*, title: bytes = b"") -> bytes:
    """As phones write them: a date in each header, and a drawer full of what it is called and where it was made."""
    dated = box(b"mvhd", bytes(4) + b"\xd0\xd1\xd2\xd3" * 2 + bytes(80))
    handler = box(b"hdlr", bytes(8) + b"soun" + bytes(12) + b"Phone 9 of Wren\0")
    media = box(b"mdia", box(b"mdhd", bytes(4) + b"\xd0\xd1\xd2\xd3" * 2 + bytes(12)) + handler)
    where = box(b"udta", box(b"meta", title) + box(b"\xa9xyz", b"+52.5+013.4/"))
    return (
        box(b"ftyp", b"M4A \0\0\0\0") + box(b"moov", dated + box(b"trak", media) + where) + box(b"mdat", b"sound" * 9)
    )


def someone_lived(thing: str) -> Experience:
    return Experience.objects.get(name=thing)
