"""The other words a host can say."""

import io
import os
import signal
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from eachother.connections.tests import house
from eachother.tests.said import eachother
from eachother.tests.served import Served, free_port


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Served]:
    """A second place where there is nothing yet."""
    place = Served(tmp_path / "second")
    yield place
    place.close()


def of(served: Served) -> dict[str, str]:
    own = {"DATABASE_URL": served.database} if served.database else {}
    return {"EACHOTHER_ADDRESS": served.address, **own}


def test_help_reads_in_plain_words(tmp_path: Path) -> None:
    said = eachother("--help", data=tmp_path / "none")
    assert said.returncode == 0
    known = "serve demo invite migrate reindex remove work check backup restore verify"
    for word in known.split():
        assert word in said.stdout
    assert not (tmp_path / "none").exists()


def test_a_backup_comes_back_as_it_was(served: Served, tmp_path: Path, other: Served) -> None:
    file, again = tmp_path / "a.tar", tmp_path / "b.tar"
    assert eachother("backup", str(file), data=served.data, **of(served)).returncode == 0
    assert file.stat().st_mode & 0o077 == 0
    there = {**of(other), "EACHOTHER_ADDRESS": served.address}
    restored = eachother("restore", str(file), data=other.data, **there)
    assert (restored.returncode, restored.stderr) == (0, "")
    assert eachother("backup", str(again), data=other.data, **there).returncode == 0
    assert parts(file) == parts(again)
    assert eachother("invite", data=other.data, **there).stdout.split()[-1] == served.address + served.founding_path()


def test_a_backup_holds_the_sealed_files(served: Served, tmp_path: Path, other: Served) -> None:
    file, chunk = tmp_path / "a.tar", house.do(served, "a_file")
    (served.data / "files/aa").mkdir(exist_ok=True)
    (served.data / "files/aa/aaaaaaaaaaaaaaaa.0").write_bytes(b"of no row")
    assert eachother("backup", str(file), data=served.data, **of(served)).returncode == 0
    assert eachother("restore", str(file), data=other.data, **of(other)).returncode == 0
    assert (other.data / "files" / chunk).read_bytes() == (served.data / "files" / chunk).read_bytes()
    assert [path.name for path in (other.data / "files").rglob("*.*")] == [Path(chunk).name]


def test_a_damaged_backup_is_refused_and_leaves_nothing(served: Served, tmp_path: Path, other: Served) -> None:
    file = tmp_path / "a.tar"
    eachother("backup", str(file), data=served.data, **of(served))
    with tarfile.open(file) as tar:
        contents = {entry.name: tar.extractfile(entry).read() for entry in tar}  # type: ignore[union-attr]
    with tarfile.open(file, "w") as tar:
        for name, content in contents.items():
            changed = content[:-1] + b"!" if name == "secret-key" else content
            entry = tarfile.TarInfo(name)
            entry.size = len(changed)
            tar.addfile(entry, io.BytesIO(changed))
    said = eachother("restore", str(file), data=other.data, **of(other))
    assert (said.returncode, said.stderr.split(":")[0]) == (1, "The backup is damaged")
    assert list(other.data.iterdir()) == []


def test_nothing_is_written_over(served: Served, tmp_path: Path) -> None:
    file = tmp_path / "a.tar"
    eachother("backup", str(file), data=served.data, **of(served))
    assert "is there already" in eachother("backup", str(file), data=served.data, **of(served)).stderr
    assert "is not empty" in eachother("restore", str(file), data=served.data, **of(served)).stderr


def test_something_else_is_no_backup(tmp_path: Path, other: Served) -> None:
    (tmp_path / "a.tar").write_text("Dear diary")
    said = eachother("restore", str(tmp_path / "a.tar"), data=other.data, **of(other))
    assert (said.returncode, "not a backup" in said.stderr, "Traceback" in said.stderr) == (1, True, False)


def test_check_says_what_is_in_order_and_what_is_not(served: Served, tmp_path: Path) -> None:
    good = eachother("check", data=served.data, **of(served))
    assert (good.returncode, good.stdout.splitlines()[-1]) == (0, "All is in order.")
    served.data.chmod(0o755)
    bad = eachother("check", data=served.data, **{**of(served), "EACHOTHER_ADDRESS": "http://riverside.example"})
    assert bad.returncode == 1
    assert "! Browsers keep keys only at https://" in bad.stdout
    assert "chmod 700" in bad.stdout
    served.data.chmod(0o700)


def test_verify_compares_what_a_server_gives_out(served: Served, tmp_path: Path) -> None:
    said = eachother("verify", served.address, data=tmp_path / "none")
    assert (said.returncode, said.stdout[:5]) == (0, "Every"), said.stdout
    assert not (tmp_path / "none").exists()
    assert eachother("verify", "http://localhost:1", data=tmp_path / "none").returncode == 1


def test_migrate_says_whether_there_was_anything_to_do(other: Served) -> None:
    assert eachother("migrate", data=other.data, **of(other)).stdout == "The database was made ready.\n"
    assert eachother("migrate", data=other.data, **of(other)).stdout == "The database was ready already.\n"


def test_a_demo_never_empties_what_is_not_a_demo(tmp_path: Path) -> None:
    (tmp_path / "diary.txt").write_text("Dear diary")
    said = eachother("demo", "--data", str(tmp_path), data=tmp_path)
    assert (said.returncode, "is not a demo" in said.stderr) == (1, True)
    assert (tmp_path / "diary.txt").read_text() == "Dear diary"


def parts(file: Path) -> dict[str, bytes]:
    with tarfile.open(file) as tar:
        return {e.name: tar.extractfile(e).read() for e in tar if e.name != "about.json"}  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("words", "until", "says"),
    [
        (["work"], "Doing the chores", "Ctrl-C stops"),
        (["demo", "--port", str(free_port())], "Serving at", "Wren"),
    ],
)
def test_what_goes_on_until_it_is_stopped(tmp_path: Path, words: list[str], until: str, says: str) -> None:
    given = [*words, *(["--data", str(tmp_path / "demo")] if "demo" in words else [])]
    kept = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE")}
    process = subprocess.Popen(
        [sys.executable, "-m", "eachother", *given],
        env={**kept, "EACHOTHER_DATA": str(tmp_path / "data")},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    told = ""
    while until not in told:
        line = process.stdout.readline()
        assert line, told
        told += line
    process.send_signal(signal.SIGINT)
    assert process.wait(20) == 0
    assert says in told
