"""What every test may ask for: a clean cache, a real browser, the real server."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import caches
from django.db import connection
from playwright.sync_api import Browser, BrowserContext, BrowserType, expect, sync_playwright

from eachother.record.tests.emptied import record_can_be_emptied
from eachother.tests.browsers import BROWSERS, QUIETLY
from eachother.tests.filled import EMPTY, Filling, Houses
from eachother.tests.ready import copy_for_tests, ready_database
from eachother.tests.served import Served
from eachother.tests.waiting import PATIENCE_MS

# The files that take longest, the longest first: no worker is to be left alone with one of them in the end.
LONGEST = (
    "eachother/tests/test_access.py",
    "eachother/tests/test_passkeys.py",
    "eachother/people/tests/test_walks_inside.py",
    "eachother/people/tests/test_walks.py",
    "eachother/connections/tests/test_bad_days.py",
    "eachother/tests/test_without_scripts.py",
    "eachother/vault/tests/test_guards.py",
    "eachother/tests/test_blocking.py",
    "eachother/tests/test_leaving.py",
    "eachother/tests/test_everybody_everywhere.py",
    "eachother/foundation/tests/test_sqlite.py",
    "eachother/tests/test_commands.py",
    "eachother/tests/test_strictness.py",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What is known to be long, then whatever needs a browser, then the rest; a file stays together, in its order."""
    seen = {item.location[0] for item in items if item.get_closest_marker("browser")}
    first = {file: place for place, file in enumerate(LONGEST)}
    items.sort(key=lambda item: first.get(item.location[0], len(first) + (item.location[0] not in seen)))


@pytest.fixture(autouse=True)
def _nothing_cached() -> Iterator[None]:
    for name in settings.CACHES:
        caches[name].clear()
    yield


@pytest.fixture(autouse=True, scope="session")
def _record_can_be_emptied() -> Iterator[None]:
    with record_can_be_emptied():
        yield


@pytest.fixture
def only(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, int], None]:
    """`only("thread", 2)`: so often one may do it in this test."""
    return lambda rate, times: monkeypatch.setitem(settings.RATES, rate, settings.RATES[rate]._replace(times=times))


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A headless Chromium: the machine's own, or the one that Playwright installed."""
    with sync_playwright() as playwright:
        expect.set_options(timeout=PATIENCE_MS)
        browser = launch(playwright.chromium)
        yield browser
        browser.close()


def launch(chromium: BrowserType, *more: str) -> Browser:
    path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    return chromium.launch(executable_path=path, args=[*QUIETLY, *more])


@pytest.fixture
def device(chromium: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """`device()` is a browser that nobody has used yet; several in a test are several devices."""
    opened: list[BrowserContext] = []

    def new(**options: object) -> BrowserContext:
        context = chromium.new_context(**options)  # type: ignore[arg-type]
        context.set_default_timeout(PATIENCE_MS)
        opened.append(context)
        return context

    yield new
    for context in opened:
        context.close()


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of all workers of this run."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def ready(shared: Path, request: pytest.FixtureRequest) -> Path:
    """A folder of all runs, if pytest is to keep anything."""
    cache = getattr(request.config, "cache", None)
    return Path(cache.mkdir("ready")) if cache else shared


@pytest.fixture(scope="session")
def django_db_keepdb(request: pytest.FixtureRequest) -> bool:
    """What is there already is not made again: on SQLite, what `django_db_modify_db_settings` puts there."""
    return connection.vendor == "sqlite" or bool(request.config.option.reuse_db)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None, ready: Path) -> Iterator[None]:
    """What migrations leave behind is copied, not made by each worker anew."""
    if connection.vendor != "sqlite":
        yield
        return
    place = Path(connection.settings_dict["TEST"]["NAME"])
    copy_for_tests(ready_database(ready), place)
    yield
    place.unlink()


@pytest.fixture(scope="session")
def houses(tmp_path_factory: pytest.TempPathFactory, shared: Path, ready: Path) -> Iterator[Houses]:
    """Houses that are filled once, to be copied."""
    houses = Houses(tmp_path_factory.mktemp("houses"), shared, ready)
    yield houses
    houses.close()


@pytest.fixture
def filling() -> Filling:
    """What `served` begins with: nobody. Files and tests that want people there say so."""
    return EMPTY


@pytest.fixture
def served(tmp_path: Path, houses: Houses, filling: Filling) -> Iterator[Served]:
    """The real server on a data folder (and, with DATABASE_URL, a database) of its own."""
    house = Served(tmp_path)
    houses.filled(filling).copy_to(house)
    house.start()
    yield house
    house.close()
