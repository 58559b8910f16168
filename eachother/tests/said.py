"""What a host says to the program, and what it answers."""

import os
import subprocess
import sys
from pathlib import Path


def eachother(*words: str, data: Path, **settings: str) -> "subprocess.CompletedProcess[str]":
    """Run `eachother` with these words on this data folder, to its end."""
    kept = {name: value for name, value in os.environ.items() if name not in ("DJANGO_SETTINGS_MODULE", "REDIS_URL")}
    env = {**kept, "EACHOTHER_ADDRESS": "http://localhost:8000", **settings, "EACHOTHER_DATA": str(data)}
    command = [sys.executable, "-m", "eachother", *words]
    return subprocess.run(command, env=env, capture_output=True, text=True, timeout=60, check=False)
