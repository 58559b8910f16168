"""What ought to be in Riverside: stories told, laid under a standard, read, stated, spoken to, and decided on."""

import tomllib
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Model
from django.utils import timezone

from eachother.decisions import actions as decisions
from eachother.decisions.models import Decision, Ended, Outcome, Position, Proposal, Round, Says, Step
from eachother.demo.keys import Inhabitant
from eachother.demo.reading import LIVES, LifeError
from eachother.notices.models import Notice
from eachother.people.models.invitation import new_code
from eachother.people.problems import Problem
from eachother.standards import actions, rules
from eachother.standards.models import Adoption, Recall, Root, Standard, Statement, Voice
from eachother.stories import actions as stories
from eachother.stories.models import Audience, Naming, Story, Use, Uses
from eachother.stories.saying import Telling, Writing

People = Mapping[str, Inhabitant]
GREW_FOR, WAS_OPEN = timedelta(days=21), timedelta(days=7)
WITH_A_VOICE = (
    "Wren", "Juniper", "Moss", "Otter", "Rowan", "Yarrow", "Magpie", "Clover", "Swift", "Fern", "Lichen", "Kestrel",
)  # fmt: skip


def grow(people: People, now: datetime) -> None:
    """Raises LifeError for what could not have been."""
    lives = tomllib.loads((LIVES / "standards.toml").read_text(encoding="utf-8"))
    for one in lives["standard"]:
        try:
            _grow(one, people, now)
        except (Problem, KeyError, IndexError) as wrong:
            raise LifeError(f"standards.toml: {one['name']!r} cannot be: {wrong!r}.") from wrong


def _grow(one: Mapping[str, Any], people: People, now: datetime) -> None:
    begun_at = now - timedelta(days=one["days_ago"]) - (timedelta(days=one.get("growing_for", 0)) or GREW_FOR)
    by = people[one["by"]].person
    standard = actions.begin(one["name"], by=by)
    told = [_story(each, people, begun_at - timedelta(days=9 + n)) for n, each in enumerate(one["stories"])]
    roots = [actions.lay(standard, story, by=by) for story in told]
    readings = [_read(standard, each, roots, people) for each in one.get("readings", ())]
    drawn = [each.ref for each in readings]
    statement = None
    if "statement" in one:
        statement = actions.state(standard, one["statement"], one.get("why", ""), drawn, after=0, by=by)
    for each in one.get("voices", ()):
        actions.say(standard, each["words"], each["stance"], by=people[each["by"]].person)
    _was_made(begun_at, [standard, *roots, *readings, *Voice.objects.filter(standard=standard)])
    if statement and "months" in one:
        _agree(statement, one, people, now - timedelta(days=one["days_ago"]))
    for story, each in zip(told, one["stories"], strict=True):
        if each.get("taken_back"):
            stories.take_back(story, by=people[each["by"]].person)
    Notice.objects.filter(about__in=[standard.ref, *Decision.objects.values_list("ref", flat=True)]).delete()
    _goes_on(standard, one, drawn, people, now)


def _story(one: Mapping[str, Any], people: People, at: datetime) -> Story:
    """Told to everybody here; its teller says that it may stand under a standard."""
    by = people[one["by"]].person
    writing = Writing(one["title"], one["words"], toward=one["toward"])
    story = stories.begin(writing, by=by, code=new_code(), answers=None)
    stories.tell(story, Telling(Audience.HERE, Naming.NAMED, "", None, ()), by=by)
    stories.allow_use(story, Uses.STANDARD, by=by)
    Story.objects.filter(pk=story.pk).update(created_at=at, told_at=at)
    Use.objects.filter(story=story).update(created_at=at)
    return Story.objects.get(pk=story.pk)


def _read(standard: Standard, one: Mapping[str, Any], roots: list[Root], people: People) -> Any:
    on = [roots[number - 1].ref for number in one["on"]]
    by = people[one["by"]].person
    return actions.read(standard, one["words"], on, by=by, differs=one.get("differs", False))


def _agree(statement: Statement, one: Mapping[str, Any], people: People, at: datetime) -> None:
    """Everybody is asked, some say what they think, its week goes by."""
    by = people[one["by"]].person
    decision = actions.ask(statement, one["months"], one.get("why", ""), by=by)
    decisions.ask(decision, by=by)
    running = Round.objects.get(decision=decision, ended_at=None)
    said: dict[str, dict[str, str]] = {name: {"says": Says.AGREE} for name in WITH_A_VOICE}
    said |= {each["by"]: {"says": Says.CONCERN, "words": each["words"]} for each in one.get("concerns", ())}
    said |= {name: {"says": Says.ASIDE} for name in one.get("aside", ())}
    for name, given in said.items():
        decisions.speak(decision, given, number=running.number, by=people[name].person)
    opened, reminds = at - WAS_OPEN, at - timedelta(days=2)
    Round.objects.filter(pk=running.pk).update(created_at=opened, reminds_at=reminds, closes_at=at)
    decisions.go_on(decision)
    outcome = Outcome.objects.filter(decision=decision, ended=Ended.DECIDED).first()
    adoption = Adoption.objects.filter(statement=statement, ended_at=None).first()
    if outcome is None or adoption is None:
        raise LifeError(f"standards.toml: {one['name']!r} was not agreed on.")
    _was_made(opened, [decision, statement, *Proposal.objects.filter(decision=decision)])
    Round.objects.filter(pk=running.pk).update(ended_at=at)
    Step.objects.filter(decision=decision).update(created_at=opened)
    Step.objects.filter(decision=decision, state="closed").update(created_at=at)
    Decision.objects.filter(pk=decision.pk).update(moved_at=at, closed_at=at)
    Position.objects.filter(elector__round=running).update(said_at=opened + timedelta(days=2))
    _was_made(at, [outcome, adoption])
    look_again = rules.look_again(timezone.localdate(at), one["months"])
    Adoption.objects.filter(pk=adoption.pk).update(look_again_on=look_again)
    Standard.objects.filter(pk=statement.standard_id).update(moved_at=at)


def _goes_on(standard: Standard, one: Mapping[str, Any], drawn: list[str], people: People, now: datetime) -> None:
    """Somebody put it back on the table; somebody would say it otherwise. Of that people are still told."""
    if recall := one.get("recall"):
        made = actions.recall(standard, recall["words"], by=people[recall["by"]].person)
        at = now - timedelta(days=recall["days_ago"])
        Recall.objects.filter(pk=made.pk).update(created_at=at)
        Notice.objects.filter(about=standard.ref).update(created_at=at)
    for each in one.get("wordings", ()):
        after = standard.statements.count()
        why, by = one.get("why", ""), people[each["by"]].person
        said = actions.state(standard, each["words"], why, drawn, after=after, by=by)
        _was_made(now - timedelta(days=each["days_ago"]), [said])


def _was_made(at: datetime, rows: list[Any]) -> None:
    for row in rows:
        model: type[Model] = type(row)
        model._default_manager.filter(pk=row.pk).update(created_at=at)
