"""People who write conversations and sit down to them."""

from typing import Any

from eachother.people.models import Person
from eachother.practice import actions
from eachother.practice.models import Conversation, Sitting, Version
from eachother.practice.script import END, Moment, Script, Way
from eachother.tests.somebody import signed_in_as, someone, words_of

__all__ = ["signed_in_as", "someone", "words_of"]  # at hand here too

TITLE = "The kettle is on"
LINE = "I let the kettle boil dry again."
KETTLE = Script(
    TITLE,
    "A kitchen, late.",
    ("Kit", "Lou"),
    (
        Moment(0, LINE, (Way("Mine whistles.", "Lucky you."), Way("Again?", "Again.", "It bites a little.", 2))),
        Moment(1, "I could lend you it.", (Way("Yes, please."), Way("No need.", "As you like.", to=END))),
    ),
)


def sent(**other: Any) -> dict[str, Any]:
    """The same as a form sends it."""
    return {
        "title": TITLE,
        "about": "A kitchen, late.",
        "voice-0": "Kit",
        "voice-1": "Lou",
        "moments": "2",
        "says-0": "0",
        "line-0": LINE,
        "way-0-0": "Mine whistles.",
        "back-0-0": "Lucky you.",
        "to-0-0": "0",
        "way-0-1": "Again?",
        "back-0-1": "Again.",
        "thought-0-1": "It bites a little.",
        "to-0-1": "2",
        "says-1": "1",
        "line-1": "I could lend you it.",
        "way-1-0": "Yes, please.",
        "way-1-1": "No need.",
        "back-1-1": "As you like.",
        "to-1-1": "end",
        **other,
    }


def a_conversation(by: Person, script: Script = KETTLE) -> Conversation:
    return actions.write(script, by=by)


def a_sitting(one: Person, other: Person | None = None, conversation: Conversation | None = None) -> Sitting:
    """`one` takes the first side, `other` the second."""
    conversation = conversation or a_conversation(one)
    sitting = actions.sit_down(Version.objects.get(conversation=conversation), 0, by=one)
    if other:
        actions.sit_opposite(sitting, by=other)
        sitting.refresh_from_db()
    return sitting


def post(person: Person, to: str, **given: Any) -> Any:
    return signed_in_as(person).post(to, given)


def get(person: Person, path: str) -> Any:
    return signed_in_as(person).get(path)


def seen_by(person: Person, path: str) -> str:
    """The words of a page as this person sees it."""
    answer = get(person, path)
    assert answer.status_code == 200, (path, answer.status_code)
    return words_of(answer.content)
