from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.fixtures import Settings

from eachother.people.tests import make, walks
from eachother.people.tests.hashing import Watched
from eachother.people.tests.make import Peer
from eachother.tests.filled import EMPTY, Houses
from eachother.tests.served import Served


@pytest.fixture
def wren(db: None) -> Peer:
    return make.a_peer("Wren")


@pytest.fixture
def juniper(db: None) -> Peer:
    return make.a_peer("Juniper")


@pytest.fixture
def otter(db: None) -> Peer:
    return make.a_peer("Otter")


@pytest.fixture
def heron(db: None) -> Peer:
    return make.a_peer("Heron")


@pytest.fixture
def hashings(settings: Settings) -> type[Watched]:
    settings.PASSWORD_HASHERS = ["eachother.people.tests.hashing.Watched"]
    Watched.hashed = Watched.while_writing = 0
    return Watched


@pytest.fixture
def sorrel(db: None) -> Client:
    """A browser in which nobody has signed in."""
    return Client()


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory, houses: Houses) -> Iterator[Served]:
    """One server for all walks. Keys are derived and hashed slowly on purpose, and the machine may be busy."""
    house = Served(Path(tmp_path_factory.mktemp("walks")))
    houses.filled(EMPTY).copy_to(house)
    house.start()
    yield house
    house.close()


@pytest.fixture(scope="session")
def invitation(house: Served, chromium: Browser) -> str:
    """The founder has come in, named the place, and made a link for many."""
    context = chromium.new_context(base_url=house.address)
    page = context.new_page()
    walks.join(page, house.founding_path(), "Juniper")
    page.wait_for_url("**/founding")
    page.get_by_label("The name of your community").fill("Riverside")
    page.get_by_role("button", name="Call it this").click()
    expect(page.get_by_role("heading", name="Say a little about yourself")).to_be_visible()
    page.goto("/invitations")
    page.get_by_label("For how many people").fill("25")
    page.get_by_role("button", name="Make a link").click()
    link = page.locator("input.address").input_value()
    context.close()
    return link.removeprefix(house.address)


@pytest.fixture
def new_page(house: Served, device: Callable[..., BrowserContext]) -> Callable[..., Page]:
    """A page in a browser that nobody has used yet; whatever goes wrong in its scripts fails the test."""

    def new(**options: object) -> Page:
        return device(base_url=house.address, **options).new_page()

    return new
