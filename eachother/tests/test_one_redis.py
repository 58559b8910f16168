"""Two communities share one Redis and keep nothing of each other's."""

import json
import os
import subprocess
import sys
from pathlib import Path

ASK = (
    "import json; from eachother import settings as s; print(json.dumps([c['KEY_PREFIX'] for c in s.CACHES.values()]))"
)


def prefixes(data: Path) -> list[str]:
    env = {**os.environ, "EACHOTHER_DATA": str(data), "REDIS_URL": "redis://localhost:1/0"}
    answer = subprocess.run([sys.executable, "-c", ASK], env=env, capture_output=True, text=True, check=True)
    return list(json.loads(answer.stdout))


def test_what_each_keeps_begins_otherwise(tmp_path: Path) -> None:
    riverside, hillside = prefixes(tmp_path / "riverside"), prefixes(tmp_path / "hillside")
    assert set(riverside).isdisjoint(hillside)
    assert len(set(riverside)) == 3


def test_all_processes_of_one_community_share(tmp_path: Path) -> None:
    first = prefixes(tmp_path)
    assert prefixes(tmp_path) == first
    key = (tmp_path / "secret-key").read_text(encoding="ascii").strip()
    assert not any(key in prefix for prefix in first)
