"""What is decided together changes by the effect of a decision and by nothing else: no page, no command, no code."""

import argparse
import ast
from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import caches
from django.db import transaction

import eachother
from eachother.circles.models import Circle
from eachother.commands import _parser
from eachother.commands.plainly import PlainError
from eachother.community import effects
from eachother.community.changes import rules_from
from eachother.community.models import Community, Deciding, Deed, SetBy, WordList
from eachother.community.own_words import that_comes_with_it
from eachother.community.tests.test_changes import CHANGES
from eachother.connections.tests import make as connected
from eachother.foundation.refs import new_ref
from eachother.record.models import Entry
from eachother.tests.everybody import a_house
from eachother.tests.test_everybody_everywhere import LINES

HOUSE = Path(eachother.__file__).parent
# Whatever a form could call a setting, and what it could be set to.
SENT = {
    "name": "Lakeside", "called": "Lakeside", "title": "Lakeside", "words": "Porridge.", "community": "Lakeside",
    "door": "open", "readers": "everybody", "text": that_comes_with_it(), "given": "Lakeside",
    "effect": "community.name", "about": "high water", "begin": "1", "days": "3", "share": "0", "least": "2",
    "enough": "2", "grave_days": "3", "grave_share": "0", "grave_least": "2", "grave_enough": "2", "rounds": "1",
    "unended": "most", "most": "60",
}  # fmt: skip
# These run until somebody stops them, or only in another place; what they call is looked at in `test_no_other_code`.
ELSEWHERE = {"serve", "work", "demo", "restore", "verify"}
SETTERS = {
    "eachother.community.actions": {"rename", "set_door", "set_own_words", "set_rules_of_deciding"},
    "eachother.circles.actions": {"rename", "set_words", "set_door", "close_reading"},
}
MAY_SET = {"eachother.community.actions": {"community/changes.py"}, "eachother.circles.actions": {"circles/effects.py"}}
# Where a column of a setting is written at all.
WRITERS = {
    "community/actions.py",
    "circles/actions/settings.py",
    "circles/actions/starting.py",
    "demo/circles.py",  # begins those of a made-up community
    "circles/actions/removing.py",  # by law, and in the record
}
SAVING = {"update", "create", "update_or_create", "bulk_update", "save", "bulk_create"}
OF_THE_COMMUNITY = {"Community", "Deciding", "WordList", "SetBy", "community"}
COLUMNS = {"name", "words", "door", "readers"}


def settings() -> dict[str, Any]:
    """Everything that only a decision may change, as it stands in the tables."""
    held = [Community, Deciding, WordList, SetBy, Deed]
    columns = ("ref", "name", "words", "door", "readers")
    return {
        **{model.__name__: list(model._default_manager.order_by("pk").values()) for model in held},
        **{f"circle {one[0]}": one for one in Circle.objects.values_list(*columns)},
        "effects in the record": Entry.objects.filter(kind="effect").count(),
    }


def changed(before: dict[str, Any]) -> list[str]:
    now = settings()
    # A circle may be begun, and be over with the last who leaves; none may become another.
    return [
        name for name, value in before.items() if now.get(name, value if name.startswith("circle ") else None) != value
    ]


@pytest.mark.django_db
def test_no_page_does() -> None:
    house = a_house()
    before, wrong = settings(), []
    taking = [line for line in LINES if set(line.answers["POST"]) != {"405"}]
    for line in taking:
        for who in ("out", "wren", "juniper"):
            for cache in caches.all():
                cache.clear()
            mark = transaction.savepoint()
            connected.in_a_new_window(house.browsers[who]).post(line.address.format(**house.refs), SENT)
            wrong += [f"{who} {line.address}: {name}" for name in changed(before)]
            transaction.savepoint_rollback(mark)
    assert wrong == []


@pytest.mark.django_db(transaction=True)
def test_no_command_does(tmp_path: Path, capsys: Any) -> None:
    house = a_house()
    before = settings()
    given = {"file": str(tmp_path / "a.tar"), "what": "", "where": house.refs["circle"], "because": "A law.", "url": ""}
    said = _words() - ELSEWHERE
    assert {"invite", "migrate", "reindex", "check", "backup", "remove"} <= said
    for word in sorted(said):
        for what in ("reply", "clause", "entry") if word == "remove" else ("",):
            with suppress(PlainError):
                import_module(f"eachother.commands.{word}").run(argparse.Namespace(**{**given, "what": what}))
            assert changed(before) == [], (word, what)


def _words() -> set[str]:
    actions = (one for one in _parser()._actions if isinstance(one, argparse._SubParsersAction))
    return set(next(actions).choices)


def test_no_other_code_calls_what_sets() -> None:
    wrong = []
    for path, tree in code():
        for module, verbs in SETTERS.items():
            if path not in MAY_SET[module] and not path.startswith(module.replace("eachother.", "").replace(".", "/")):
                wrong += [f"{path}: {verb}" for verb in _called_of(tree, module) & verbs]
    assert wrong == []


def test_no_other_code_writes_the_columns() -> None:
    """Nor is anything set on what comes from these tables, by assignment or by `update` and its like."""
    found = (f"{path}: {ast.unparse(node)}" for path, tree in code() for node in ast.walk(tree) if _writes(node))
    assert [one for one in found if one.partition(":")[0] not in WRITERS] == []


def _writes(node: ast.AST) -> bool:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in SAVING:
        of, columns = ast.unparse(node.func.value).partition(".")[0], {keyword.arg for keyword in node.keywords}
        return of in OF_THE_COMMUNITY or (of in ("Circle", "circle") and bool(columns & COLUMNS))
    if isinstance(node, ast.Assign | ast.AugAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        set_on = [(ast.unparse(one.value), one.attr) for one in targets if isinstance(one, ast.Attribute)]
        return any(
            of in ("circle", "community", "current()", "thread.circle") and name in COLUMNS for of, name in set_on
        )
    return False


@pytest.mark.django_db
def test_what_is_walked_here_would_show_it() -> None:
    """The same eyes see what a decision does."""
    a_house()
    before = settings()
    effects.carry_out("community.name", {"name": "Lakeside"}, None, new_ref())
    assert {"Community", "SetBy", "Deed", "effects in the record"} <= set(changed(before))
    circle = Circle.objects.get(name="The night kitchen")
    effects.carry_out("circles.door", {"door": "invitation"}, circle, new_ref())
    assert f"circle {circle.ref}" in changed(before)
    assert {one.name for one in effects.offered(None) if one.name.startswith("community.")} == set(CHANGES)
    assert rules_from({**CHANGES["community.deciding"]}).usual.days == 10


def code() -> Iterator[tuple[str, ast.Module]]:
    for file in sorted(HOUSE.rglob("*.py")):
        path = str(file.relative_to(HOUSE))
        if "/tests/" not in f"/{path}" and "/migrations/" not in path:
            yield path, ast.parse(file.read_text(encoding="utf-8"))


def _called_of(tree: ast.Module, module: str) -> set[str]:
    """Which names of this module are used here, by whatever they are called."""
    room, _dot, _actions = module.rpartition(".")
    aliases, used = set(), set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith(module):
            used |= {one.name for one in node.names}
        if isinstance(node, ast.ImportFrom) and node.module == room:
            aliases |= {one.asname or one.name for one in node.names if one.name == "actions"}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in aliases:
            used.add(node.attr)
    return used
