"""Rooms' scripts laid out as the server does it, run by Node."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

ROOMS = Path(__file__).resolve().parents[2]
NODE = shutil.which("node")


def in_node(folder: Path, script: str, *values: Any, rooms: tuple[str, ...]) -> Any:
    """What `script` prints as JSON. It imports from `./<room>/…`, and finds `values` in `given`."""
    for room in rooms:
        shutil.copytree(ROOMS / room / "static" / room, folder / room, dirs_exist_ok=True)
    (folder / "run.mjs").write_text("const given = JSON.parse(process.argv[2]);\n" + script)
    assert NODE
    command = [NODE, "run.mjs", json.dumps(values)]
    done = subprocess.run(command, cwd=folder, capture_output=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)
