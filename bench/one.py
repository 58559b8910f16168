"""`python -m bench.one NAME FILE [PEOPLE]`: one bench, its rows as JSON into FILE; some take a number of people."""

import importlib
import json
import sys
from pathlib import Path

name, file, *people = sys.argv[1:]
rows = importlib.import_module(f"bench.{name}").run(*map(int, people))
Path(file).write_text(json.dumps(rows), encoding="utf-8")
