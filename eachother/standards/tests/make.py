"""People who draw a standard out of their stories."""

from typing import Any

from eachother.decisions import actions as decisions
from eachother.decisions.models import Decision, Round, Says
from eachother.people.models import Person
from eachother.standards import actions
from eachother.standards.models import Reading, Root, Standard, Statement
from eachother.stories import actions as stories
from eachother.stories.models import Audience, Story, Uses
from eachother.stories.tests.make import a_story as told
from eachother.tests.somebody import signed_in_as, someone, words_of

__all__ = ["signed_in_as", "someone", "told", "words_of"]  # at hand here too

NAME, WORDS, WHY = "Asking first", "Nobody is helped without being asked.", "Because it was done to us."
TITLE, READING, SAID = "The blue kettle", "It was nobody’s to take.", "And when somebody cannot answer?"
CONCERN, HARM = "It may become a reason to stay away.", "Asked every time, I would not come any more."


def a_story(by: Person, title: str = TITLE, *, to: Audience = Audience.HERE, **more: Any) -> Story:
    """Told, and its teller says that it may stand under a standard."""
    story = told(by, title, to=to, **more)
    stories.allow_use(story, Uses.STANDARD, by=by)
    return story


def begun(by: Person, name: str = NAME) -> Standard:
    return actions.begin(name, by=by)


def laid(standard: Standard, story: Story, by: Person) -> Root:
    return actions.lay(standard, story, by=by)


def read(standard: Standard, by: Person, words: str = READING, **more: Any) -> Reading:
    roots = list(standard.roots.filter(gone_at=None).values_list("ref", flat=True))
    return actions.read(standard, words, roots, by=by, **more)


def stated(standard: Standard, by: Person, words: str = WORDS, why: str = WHY) -> Statement:
    drawn = list(standard.readings.values_list("ref", flat=True))
    return actions.state(standard, words, why, drawn, after=standard.statements.count(), by=by)


def grown(by: Person, name: str = NAME, words: str = WORDS, title: str = TITLE) -> Statement:
    """Begun, with a story under it, read and stated; all by one."""
    standard = begun(by, name)
    laid(standard, a_story(by, title), by)
    read(standard, by)
    return stated(standard, by, words)


def agreed_by(decision: Decision, *people: Person, **otherwise: Any) -> None:
    """Everybody is asked, and all of these agree; `concern`, `aside` or `object` is who says that."""
    decisions.ask(decision, by=decision.opened_by or people[0])
    running = Round.objects.get(decision=decision, ended_at=None)
    for person in people:
        said = next((says for says, who in otherwise.items() if who == person), Says.AGREE)
        words = {Says.OBJECT: HARM, Says.CONCERN: CONCERN}.get(Says(said), "")
        decisions.speak(decision, {"says": said, "words": words}, number=running.number, by=person)


def holds(by: Person, *others: Person, concern: Person | None = None, **what: Any) -> Standard:
    """Agreed on by everybody there is."""
    statement = grown(by, **what)
    agreed_by(actions.ask(statement, 12, "", by=by), by, *others, concern=concern)
    return statement.standard


def post(person: Person, to: str, **given: Any) -> Any:
    return signed_in_as(person).post(to, given)


def get(person: Person, path: str) -> Any:
    return signed_in_as(person).get(path)


def seen_by(person: Person, path: str) -> str:
    """The words of a page as this person sees it."""
    answer = get(person, path)
    assert answer.status_code == 200, (path, answer.status_code)
    return words_of(answer.content)
