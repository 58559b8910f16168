"""The house still holds: what `docs/contributing.md` asks of every file, checked."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "eachother"
LONGEST = 300
NOT_OURS = ("/vendor/", "/migrations/", "/node_modules/")


def files(*endings: str) -> list[Path]:
    tracked = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    paths = [ROOT / line for line in tracked.stdout.splitlines()]
    return [p for p in paths if p.suffix in endings and p.exists() and not any(part in str(p) for part in NOT_OURS)]


def python_files() -> list[Path]:
    return files(".py")


def test_no_file_is_longer_than_one_can_hold_in_mind() -> None:
    long = {
        str(p.relative_to(ROOT)): n
        for p in files(".py", ".js", ".css", ".html")
        if (n := len(p.read_text(encoding="utf-8").splitlines())) > LONGEST
    }
    assert long == {}


def test_most_files_are_short() -> None:
    lengths = sorted(len(p.read_text(encoding="utf-8").splitlines()) for p in python_files())
    assert lengths[len(lengths) // 2] < 80


def test_nothing_is_called_utils() -> None:
    drawers = re.compile(r"(^|/)(utils?|helpers?|misc|common|core|lib)(\.\w+|/)")
    assert [str(p.relative_to(ROOT)) for p in files(".py", ".js") if drawers.search(str(p.relative_to(ROOT)))] == []


def test_only_the_wiring_page_listens() -> None:
    """An upper room hears of a lower one in `wiring.py` and nowhere else."""
    listening = re.compile(r"@receiver\b|\b\w+\.connect\(\s*\w")
    known = {"wiring.py"}
    ours = [p for p in python_files() if p.is_relative_to(PACKAGE) and "/tests/" not in str(p) and p.name not in known]
    signal_users = [
        p for p in ours if "announcements" in (text := p.read_text(encoding="utf-8")) or "django.dispatch" in text
    ]
    assert [str(p.relative_to(ROOT)) for p in signal_users if listening.search(p.read_text(encoding="utf-8"))] == []


def floors() -> dict[str, int]:
    """Each room's floor, the ground floor being 0, as the import contract states it."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    layers = contracts[0]["layers"]
    return {room.strip(): floor for floor, layer in enumerate(reversed(layers)) for room in layer.split("|")}


def test_every_room_stands_on_a_floor() -> None:
    rooms = {config.label for config in apps.get_app_configs() if config.name.startswith("eachother.")} - {"wiring"}
    assert rooms == set(floors())


def test_a_table_refers_only_downward() -> None:
    """import-linter sees imports; a foreign key named by a string would slip past it."""
    height = floors()
    upward = [
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        if (room := model._meta.app_label) in height
        for field in model._meta.get_fields()
        if field.is_relation and not field.auto_created and (other := field.related_model) is not None
        if (target := other._meta.app_label) != room and height[target] >= height[room]
    ]
    assert upward == []


def test_only_actions_write() -> None:
    """Queries, rules and views never write; whoever looks for what changed something looks into `actions`."""
    writing = re.compile(r"\.(save|delete|create|bulk_create|update|get_or_create|update_or_create|bulk_update)\(")
    reading = {"queries", "rules", "views", "forms", "reasons", "score"}
    wrong = [
        f"{p.relative_to(ROOT)}: {line.strip()}"
        for p in python_files()
        if p.is_relative_to(PACKAGE) and "/tests/" not in str(p)
        if reading & {p.stem, p.parent.name}
        for line in p.read_text(encoding="utf-8").splitlines()
        if writing.search(line) and "objects" in line
    ]
    assert wrong == []


@pytest.mark.parametrize("path", [p for p in files(".html") if p.is_relative_to(PACKAGE)], ids=lambda p: p.name)
def test_no_page_carries_script_or_style_of_its_own(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"<script(?![^>]*\bsrc=)", text), "a script in the page"
    assert not re.search(r"<style|\sstyle=", text), "a style in the page"
    assert not re.search(r"\son[a-z]+=", text), "a handler in the page"
    assert not re.search(r'(src|href)="https?://', text), "another server's address"


def test_decrypted_words_can_only_arrive_as_text() -> None:
    sinks = re.compile(
        r"\.(innerHTML|outerHTML)\s*=|insertAdjacentHTML|document\.write|DOMParser|\beval\(|new Function"
    )
    found = [
        str(p.relative_to(ROOT))
        for p in files(".js")
        if p.is_relative_to(PACKAGE) and sinks.search(p.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_words_for_people_are_not_the_clinic_s() -> None:
    """`look.md`: nobody here is a user, a patient or a client; nothing is a journey."""
    system = re.compile(
        r"\b(users?|patients?|clients?|symptoms?|compliance|safe space|reach out|journey|helpee)\b", re.IGNORECASE
    )
    told = re.compile(r"_\(\s*\"([^\"]+)\"|data-word=\"[^\"]+\">([^<]+)<")
    wrong = [
        f"{p.relative_to(ROOT)}: {said}"
        for p in files(".html", ".py")
        if p.is_relative_to(PACKAGE) and "/tests/" not in str(p) and "/lives/" not in str(p)
        for match in told.finditer(p.read_text(encoding="utf-8"))
        if system.search(said := match.group(1) or match.group(2) or "")
    ]
    assert wrong == []


def test_django_finds_nothing_wrong() -> None:
    call_command("check", fail_level="WARNING")


@pytest.mark.django_db
def test_the_migrations_make_the_tables_that_there_are() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
