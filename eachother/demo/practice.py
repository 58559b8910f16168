"""The conversations to try that people of Riverside wrote, and how others changed them."""

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from eachother.demo.keys import Inhabitant
from eachother.demo.reading import LIVES, LifeError
from eachother.practice import actions
from eachother.practice.actions.writing import Wrong
from eachother.practice.models import Version
from eachother.practice.script import END, NEXT, Moment, Script, Way


def write_down(people: Mapping[str, Inhabitant], now: datetime) -> None:
    """Raises LifeError for one that nobody could write so."""
    lives = tomllib.loads((LIVES / "practice.toml").read_text(encoding="utf-8"))
    for one in lives["conversation"]:
        script = _script(one)
        try:
            conversation = actions.write(script, by=people[one["by"]].person)
            _was_written(conversation.versions.get(), now - timedelta(days=one["days_ago"]))
            for change in one["change"]:
                script = _changed(script, change)
                version = actions.change(conversation, script, by=people[change["by"]].person)
                _was_written(version, now - timedelta(days=change["days_ago"]))
        except (Wrong, KeyError) as wrong:
            raise LifeError(f"practice.toml: {one['title']!r} cannot be: {wrong!r}.") from wrong


def _script(one: Mapping[str, Any]) -> Script:
    first, second = one["voices"]
    moments = [Moment(each["says"], each["line"], tuple(map(_way, each["ways"]))) for each in one["moment"]]
    return Script(one["title"], one["about"], (first, second), tuple(moments))


def _changed(script: Script, change: Mapping[str, Any]) -> Script:
    """With one way more, at a moment (from 1)."""
    moments = list(script.moments)
    at = change["moment"] - 1
    moments[at] = replace(moments[at], ways=(*moments[at].ways, _way(change["way"])))
    return replace(script, moments=tuple(moments))


def _way(one: Mapping[str, Any]) -> Way:
    to = one.get("to", NEXT)
    return Way(one["words"], one.get("back", ""), one.get("thought", ""), END if to == "end" else to)


def _was_written(version: Version, at: datetime) -> None:
    Version.objects.filter(pk=version.pk).update(created_at=at)
