"""`python -m bench [name …]`: run all benches, or those named; all renew latest.json and docs/performance.md.

BENCH_ROUNDS=1 measures each once: that shows whether all of it runs, and nothing is written down.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import psutil

from bench.rows import Row

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "bench" / "out"
PAGE = ROOT / "docs" / "performance.md"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
ALL = ["pages", "talk", "live", "table", "writes", "finding", "words", "gatherings", "vault"]


def main(arguments: list[str]) -> int:
    asked = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    asked.add_argument("names", nargs="*", help=f"of {', '.join(ALL)}; all when none is named")
    asked.add_argument("--people", type=int, help="finding among so many people, and nothing else")
    options = asked.parse_args(arguments)
    names = options.names or (["finding"] if options.people else [])
    unknown = set(names) - set(ALL)
    if unknown:
        print(f"There is no bench called {', '.join(sorted(unknown))}. There are: {', '.join(ALL)}.")
        return 2
    OUT.mkdir(parents=True, exist_ok=True)
    rows: list[Row] = []
    for name in names or ALL:
        print(f"\n{name}", flush=True)
        rows += run_alone(name, *([str(options.people)] if options.people and name == "finding" else []))
    for measured in rows:
        print(line(measured))
    if not names and "BENCH_ROUNDS" not in os.environ:
        write(rows)
    return 0


def run_alone(name: str, *more: str) -> list[Row]:
    """Each bench in a process of its own: Django can be set up only once, and memory must not be another's."""
    result = OUT / f"{name}.json"
    result.unlink(missing_ok=True)
    subprocess.run([sys.executable, "-m", "bench.one", name, str(result), *more], cwd=ROOT, check=True)
    rows: list[Row] = json.loads(result.read_text(encoding="utf-8"))
    return rows


def write(rows: list[Row]) -> None:
    measured_at = datetime.now(tz=UTC).isoformat(timespec="seconds")
    machine = f"{psutil.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}"
    latest = {"measured_at": measured_at, "machine": machine, "bars": rows}
    (OUT / "latest.json").write_text(json.dumps(latest, indent=1) + "\n", encoding="utf-8")
    table = ["| what | measured | reference | bar | holds |", "| --- | --- | --- | --- | --- |", *map(line, rows)]
    before, rest = PAGE.read_text(encoding="utf-8").split(BEGIN)
    after = rest.split(END)[1]
    body = "\n".join([BEGIN, f"{measured_at[:10]}, {machine}", "", *table, END])
    PAGE.write_text(before + body + after, encoding="utf-8")


def line(measured: Row) -> str:
    def cell(value: float | None) -> str:
        return "" if value is None else f"{value:,.3g}" if abs(value) < 1000 else f"{value:,.0f}"

    holds = {None: "", True: "yes", False: "**no**"}[measured["holds"]]
    measure = f"{cell(measured['value'])} {measured['unit']}"
    return f"| {measured['name']} | {measure} | {cell(measured['reference'])} | {cell(measured['bar'])} | {holds} |"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
