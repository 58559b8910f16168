"""What is said in a circle, for those who look at it from all sides."""

from collections.abc import Callable
from io import BytesIO

from PIL import Image

from eachother.circles import actions as circles
from eachother.circles.models import Circle, Door, Readers
from eachother.people.models import Person
from eachother.people.models.invitation import new_code
from eachother.talk import actions, pictures
from eachother.talk.models import Reply, Thread
from eachother.talk.saying import Saying, Seen

BENCH = "The bench"
HERS = "Marmalade on everything."
UNKNOWN = "aaaaaaaaaaaaaaaa"


def a_bench(*people: Person, readers: Readers = Readers.CIRCLE) -> Thread:
    """A circle of these, and a thread that the last of them begins; what the first says in it has been changed."""
    circle = circles.start(BENCH, "We sit.", about=[], door=Door.SHARED, readers=readers, by=people[0])
    for person in people[1:]:
        circles.join(circle, by=person)
    thread = actions.start(circle, "Pigeons", saying("They look at us."), by=people[-1]).thread
    said = actions.reply(thread, saying("They do."), by=people[0])
    actions.say_differently(said, "They always do.", note="", by=people[0])
    for person in people:
        actions.come_to(thread, 2, by=person)
    return thread


def sits_down(juniper: Person, beside: Person) -> None:
    """She comes into the circle of the other, and does all that can be done there."""
    circle = Circle.objects.get(name=BENCH)
    circles.join(circle, by=juniper)
    thread = circle.threads.get()
    theirs = Reply.objects.get(thread=thread, by=beside)
    actions.reply(thread, saying(HERS, note="breakfast", quotes=theirs, picture=a_picture()), by=juniper)
    actions.say_been_there(theirs, by=juniper)
    actions.come_to(thread, 3, by=juniper)
    begun = actions.start(circle, HERS, saying(HERS), by=juniper)
    actions.say_been_there(begun, by=beside)
    actions.come_to(begun.thread, 1, by=beside)


def refs(juniper: Person | None) -> dict[str, str]:
    """What stands in the braces of addresses; what is hers is nobody's before she came."""
    circle = Circle.objects.get(name=BENCH)
    thread = circle.threads.order_by("pk")[0]
    replies = Reply.objects.filter(by=juniper).order_by("pk") if juniper else Reply.objects.none()
    hers, begun = [*replies, None, None][:2]
    picture = getattr(hers, "picture", None)
    return {
        "bench": circle.ref,
        "pigeons": thread.ref,
        "open_pigeons": begun.thread.ref if begun else UNKNOWN,
        "on_pigeons": hers.ref if hers else UNKNOWN,
        "of_pigeons": picture.ref if picture else UNKNOWN,
    }


def goes_on() -> dict[str, Callable[[Person, Person], object]]:
    """What she can do there of which somebody may be told."""
    return {
        "says something in a circle": lambda one, third: actions.reply(_thread(), saying("Coo."), by=one),
        "begins a thread": lambda one, third: actions.start(_thread().circle, "Crumbs", saying("Coo."), by=one),
        "has been there": lambda one, third: actions.say_been_there(_thread().replies.get(number=1), by=one),
        "takes their words along": lambda one, third: actions.take_along(_thread().circle, by=one),
    }


def saying(words: str, note: str = "", quotes: Reply | None = None, picture: Seen | None = None) -> Saying:
    return Saying(words, new_code(), note=note, quotes=quotes, picture=picture)


def a_picture() -> Seen:
    file = BytesIO()
    Image.new("RGB", (40, 30), "#6b5138").save(file, "PNG")
    file.seek(0)
    return Seen(*pictures.made_anew(file, 1), HERS)


def _thread() -> Thread:
    return Thread.objects.filter(circle__name=BENCH).select_related("circle").order_by("pk")[0]
