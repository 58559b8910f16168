"""What the host changed between two starts goes into the record: which settings, by name, which release, and that a
backup was put back. Never what they are set to.
"""

import hmac
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from django.db import transaction

from eachother import __version__
from eachother.env import NAMES, SECRETS, Env
from eachother.record.actions import write
from eachother.record.models import Setting

RESTORED = "restored"  # a file in the data folder, from the end of `eachother restore` to the next start
RELEASE = "release"
KEY = "EACHOTHER_SECRET_KEY"
# Several processes of one community may differ in these, and they give nobody any power.
OF_A_PROCESS = frozenset({"EACHOTHER_LISTEN", "EACHOTHER_THREADS", "EACHOTHER_DATA"})
NOTED = [name for name in NAMES if name not in OF_A_PROCESS]


def keep_in_mind(folder: Path, made_at: str) -> None:
    """A backup was put back, which is written at the next start: until then the tables may be an older release’s."""
    (folder / RESTORED).write_text(made_at, encoding="utf-8")


@transaction.atomic
def note(env: Env, key: str, folder: Path) -> None:
    """Write down what is otherwise than at the last start. The first start of all has nothing to compare with."""
    Setting.objects.get_or_create(name=RELEASE, defaults={"mark": __version__})
    Setting.objects.select_for_update().get(name=RELEASE)  # of two that start at once, one is the first
    before, now = dict(Setting.objects.values_list("name", "mark")), {RELEASE: __version__, **marks(env, key)}
    _note_restoring(folder)
    if before[RELEASE] != now[RELEASE]:
        write(RELEASE, {"before": before[RELEASE], "now": now[RELEASE]})
    if changed := [name for name in NOTED if name in before and before[name] != now[name]]:
        write("settings", {"changed": _told(changed)})
    for name, mark in now.items():
        if before.get(name) != mark:
            Setting.objects.update_or_create(name=name, defaults={"mark": mark})


def marks(env: Env, key: str) -> Mapping[str, str]:
    """Of each setting something by which one sees that it has changed. What secrets are cannot be tried out with it
    by whoever does not hold the key of the server."""
    return {name: _mark(name, _value(env, name), key) for name in NOTED}


def _note_restoring(folder: Path) -> None:
    mark = folder / RESTORED
    if mark.exists():
        write("restored", {"made_at": mark.read_text(encoding="utf-8")})
        transaction.on_commit(lambda: mark.unlink(missing_ok=True))


def _told(changed: list[str]) -> list[str]:
    """Where the key is another, no mark of a secret can be compared with the one before."""
    return [name for name in changed if name == KEY or name not in SECRETS or KEY not in changed]


def _value(env: Env, name: str) -> str:
    return "" if name == KEY else repr(getattr(env, name.removeprefix("EACHOTHER_").lower()))


def _mark(name: str, value: str, key: str) -> str:
    text = f"{name}|{value}".encode()
    return (hmac.new(key.encode(), text, sha256) if name in SECRETS else sha256(text)).hexdigest()
