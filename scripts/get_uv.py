"""Fetch uv into .tools/ when the machine has none: the very wheel that uv.lock names, checked by its hash.

Needs nothing but Python 3.11's own library, so that a machine with only git, make and Python can begin.
"""

import hashlib
import io
import platform
import ssl
import sys
import sysconfig
import urllib.error
import urllib.request
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TOOLS = ROOT / ".tools"


def main() -> None:
    if sys.version_info < (3, 11):  # noqa: UP036 - this is where an older Python finds out
        sys.exit(f"Eachother needs Python 3.11 or later; this is {platform.python_version()}.")
    target = TOOLS / "uv"
    if target.exists():
        return
    wheel = wheel_for_this_machine()
    print("Fetching uv, which fetches everything else …", flush=True)
    data = download(wheel["url"])
    if hashlib.sha256(data).hexdigest() != wheel["hash"].removeprefix("sha256:"):
        sys.exit("What came was not the uv that uv.lock names. Nothing was installed; please try again.")
    unpack(data, target)


def wheel_for_this_machine() -> dict[str, str]:
    import tomllib  # noqa: PLC0415 (an older Python must reach the plain words above)

    packages = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))["package"]
    wheels: list[dict[str, str]] = next(p["wheels"] for p in packages if p["name"] == "uv")
    marks = platform_marks()
    for wheel in wheels:
        if all(mark in wheel["url"] for mark in marks):
            return wheel
    sys.exit(f"There is no ready-made uv for {sysconfig.get_platform()}. Install uv yourself, then run this again.")


def platform_marks() -> list[str]:
    machine = {"amd64": "x86_64"}.get(platform.machine().lower(), platform.machine())
    if sys.platform == "darwin":
        return ["macosx", machine]
    return ["musllinux" if "musl" in (sysconfig.get_config_var("HOST_GNU_TYPE") or "") else "manylinux", machine]


def download(url: str) -> bytes:
    try:
        with urllib.request.urlopen(url, timeout=60) as answer:
            return bytes(answer.read())
    except urllib.error.URLError as problem:
        hint = ""
        if isinstance(problem.reason, ssl.SSLCertVerificationError):
            hint = "\nThis Python has no certificates. On macOS, run 'Install Certificates.command' from its folder."
        sys.exit(f"uv could not be fetched: {problem.reason}. Is there a line to the internet?{hint}")


def unpack(data: bytes, target: Path) -> None:
    TOOLS.mkdir(exist_ok=True)
    with zipfile.ZipFile(io.BytesIO(data)) as wheel:
        name = next(n for n in wheel.namelist() if n.endswith("/scripts/uv"))
        partial = target.with_suffix(".part")
        partial.write_bytes(wheel.read(name))
        partial.chmod(0o755)
        partial.replace(target)


if __name__ == "__main__":
    main()
