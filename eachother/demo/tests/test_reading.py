"""Whatever does not fit in the lives is refused with its name, and not half-used."""

import shutil
from pathlib import Path

import pytest

from eachother.demo import reading
from eachother.demo.reading import LifeError, choice, flags
from eachother.people.models import Company, How


@pytest.fixture
def lives(tmp_path: Path) -> Path:
    """A copy that may be spoilt."""
    return Path(shutil.copytree(reading.LIVES, tmp_path / "lives"))


def spoil(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_lives_fit(lives: Path) -> None:
    assert reading.read(lives) == reading.read()


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("people.toml", 'invited_by = "Bramble"', 'invited_by = "Brambel"', "Nobody is called ['Brambel']"),
        ("people.toml", 'name = "Wren"', 'name = "Moss"', "['Moss'] twice"),
        ("people.toml", 'invited_by = ""', "visible = true", "visible"),
        ("people.toml", 'found_by = "nobody"', "found_by = 1", "found_by cannot be 1"),
        ("ties.toml", "shows_signs = true", "shows_signs = 1", "shows_signs cannot be 1"),
        ("people.toml", "joined_days_ago = 400\n", "", "joined_days_ago"),
        ("ties.toml", 'by = "Finch"', 'by = "Fink"', "Nobody is called"),
        ("ties.toml", "[[mute]]", "[[hush]]", "there is no ['hush']"),
        ("ties.toml", 'talk = "wren-juniper"', 'talk = "wren-nobody"', "wren-nobody.toml"),
        ("ties.toml", "days_ago = 3.2", "days_ago = -3.2", "days_ago cannot be -3.2"),
        ("talk/wren-juniper.toml", 'by = "Juniper"', 'by = "Heron"', "['Heron'] are not in it"),
        ("people.toml", "[[person]]", "[[person]", "people.toml"),
    ],
)
def test_what_does_not_fit_is_named(lives: Path, file: str, old: str, new: str, told: str) -> None:
    spoil(lives / file, old, new)
    with pytest.raises(LifeError) as refused:
        reading.read(lives)
    assert told in str(refused.value)


def test_words_of_closed_lists() -> None:
    assert flags(Company, ["a walk", "know-how"]) == Company.A_WALK | Company.KNOW_HOW
    assert flags(Company, []) == Company(0)
    assert choice(How, "hanging-out") is How.HANGING_OUT
    with pytest.raises(LifeError, match="'a talk' is not a Company"):
        flags(Company, ["a talk"])
    with pytest.raises(LifeError, match="'sleepy' is not a How"):
        choice(How, "sleepy")
