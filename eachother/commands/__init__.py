"""`eachother`: what a host says to the server. Each word is a module of its own with `run(args)`."""

import argparse
import gc
import os
import secrets
import sys
from collections.abc import Sequence
from importlib import import_module
from types import ModuleType

from eachother import __version__, env
from eachother.commands.plainly import PlainError

DESCRIPTION = "Self-hosted software for peer support. `eachother serve` is the real thing; `eachother demo` shows it."
EPILOG = "Settings come from the environment; docs/hosting.md describes each. Nothing here shows anybody's words."
# These leave the data folder as it is; they must not make a key in it.
ONLY_LOOKING = {"check", "restore", "verify"}


def main(argv: Sequence[str] | None = None) -> int:
    """Do what was said. Returns the exit status: 0 done, 1 could not, 2 a setting or a word is wrong."""
    args = _parser().parse_args(argv)
    os.umask(0o077)  # what is kept here is for this account alone
    try:
        return int(_loaded(args).run(args))
    except env.SettingError as wrong:
        print(f"{wrong}\nEvery setting is described in docs/hosting.md.", file=sys.stderr)
        return 2
    except PlainError as stop:
        print(stop, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 0


def _loaded(args: argparse.Namespace) -> ModuleType:
    """The word's module. All that comes in with it stays: the collector would only make the start a sixth longer."""
    gc.disable()
    try:
        _set_up(args)
        return import_module(f"eachother.commands.{args.word}")
    finally:
        gc.freeze()
        gc.enable()


def _set_up(args: argparse.Namespace) -> None:
    if args.word == "demo":
        import_module("eachother.commands.demo").choose_settings(args)
    settings = env.read(os.environ)
    if args.word in ONLY_LOOKING and settings.secret_key is None:
        os.environ["EACHOTHER_SECRET_KEY"] = secrets.token_urlsafe(48)
        os.environ.pop("EACHOTHER_SECRET_KEY_FILE", None)
    os.environ["DJANGO_SETTINGS_MODULE"] = "eachother.settings"
    import_module("django").setup(set_prefix=False)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="eachother", description=DESCRIPTION, epilog=EPILOG)
    parser.add_argument("--version", action="version", version=f"eachother {__version__}")
    words = parser.add_subparsers(dest="word", required=True, metavar="WORD", title="words")

    words.add_parser("serve", help="serve the community (the first start prints the founding invitation)")
    demo = words.add_parser("demo", help="serve Riverside, a made-up community, to look around in")
    demo.add_argument("--port", type=int, default=8000, help="the port on this machine (8000)")
    demo.add_argument("--data", default=".data/demo", help="the folder it lives in, made anew each time (.data/demo)")
    words.add_parser("invite", help="print an invitation link")
    words.add_parser("migrate", help="make the database ready for this release (serve does it too)")
    words.add_parser("reindex", help="make the search fit what people wrote, from the beginning")
    words.add_parser("work", help="do the chores in a process of its own")
    words.add_parser("check", help="say in plain words whether all is in order")
    backup = words.add_parser("backup", help="put a copy of everything into one file, while serving or not")
    backup.add_argument("file", metavar="FILE", help="the file to make, like riverside.tar")
    restore = words.add_parser("restore", help="put a backup into an empty data folder (and an empty database)")
    restore.add_argument("file", metavar="FILE", help="a file made by `eachother backup`")
    remove = words.add_parser("remove", help="take away what a law demands, and write that into the record")
    remove.add_argument(
        "what", metavar="WHAT", nargs="?", default="", help="what kind of thing (without: which there are)"
    )
    remove.add_argument("where", metavar="WHERE", nargs="?", default="", help="its ref, or the address where it stands")
    remove.add_argument("--because", metavar="WHY", default="", help="why, in words: everybody here can read them")
    verify = words.add_parser("verify", help="compare the scripts a live server gives out with those of this release")
    verify.add_argument("url", metavar="URL", help="the address of the community, like https://riverside.example")
    return parser
