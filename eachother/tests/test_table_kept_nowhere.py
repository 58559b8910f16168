"""What is said at a table is in no file of the house, no row, no backup, no log and no stream; on both ways."""

import re
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from redis import Redis

from eachother.live.tests.listening import Listening
from eachother.tests.filled import Filling, Houses
from eachother.tests.redis_server import RedisServer
from eachother.tests.riverside import RIVERSIDE
from eachother.tests.served import Served

WORDS = "quokka marmalade telescope"
LONG = "too long to be said, with a platypus in it " * 20


@pytest.fixture
def filling() -> Filling:
    return RIVERSIDE


@pytest.fixture(params=["memory", "redis"])
def house(request: pytest.FixtureRequest, tmp_path: Path, houses: Houses, filling: Filling) -> Iterator[Served]:
    """With Redis it is one that writes all it has to its disk, within the folder that is looked through."""
    house = Served(tmp_path)
    houses.filled(filling).copy_to(house)
    redis = None
    if request.param == "redis":
        (tmp_path / "redis").mkdir()
        redis = RedisServer(tmp_path / "redis").start()
        Redis.from_url(redis.url).config_set("appendonly", "yes")
        house.options["REDIS_URL"] = redis.url
    house.start()
    yield house
    house.close()
    if redis:
        redis.kill()


class Somebody:
    """A person's browser, who asks pages and sends forms."""

    def __init__(self, house: Served, name: str) -> None:
        seat = house.told["seats"][name]
        self.house, self.cookie = house, f"{seat['cookie']}={seat['sessions'].pop()}"
        with self._ask("/today") as page:
            self.cookie += "; " + page.headers["Set-Cookie"].partition(";")[0]
            self.proof = page.read().decode().split('data-csrf="')[1].partition('"')[0]

    def get(self, path: str) -> str:
        with self._ask(path) as page:
            return str(page.read().decode())

    def send(self, path: str, **fields: str) -> str:
        with self._ask(path, urlencode({**fields, "csrfmiddlewaretoken": self.proof}).encode()) as page:
            return str(page.read().decode())

    def _ask(self, path: str, form: bytes | None = None) -> "urllib.request._UrlopenRet":
        headers = {"Cookie": self.cookie, "Origin": self.house.address}
        return urllib.request.urlopen(urllib.request.Request(self.house.address + path, form, headers), timeout=20)


def test_it_is_nowhere(house: Served) -> None:
    path = f"/circles/{house.told['facts']['circle']}/table"
    wren, juniper = Somebody(house, "Wren"), Somebody(house, "Juniper")
    stream = Listening(house.port, f"localhost:{house.port}", {"Cookie": juniper.cookie})
    wren.send(f"{path}/seat")
    wren.send(f"{path}/lines", words=WORDS)
    with pytest.raises(urllib.error.HTTPError, match="422"):
        wren.send(f"{path}/lines", words=LONG)
    assert stream.hears(f"table:{path.split('/')[2]}")
    assert WORDS in juniper.get(path)
    assert WORDS in juniper.get(f"{path}/now")
    backup = [sys.executable, "-m", "eachother", "backup", str(house.folder / "backup")]
    subprocess.run(backup, env=house.environment(), check=True, capture_output=True)
    stream.close()
    house.stop()
    if "REDIS_URL" in house.options:
        redis = Redis.from_url(house.options["REDIS_URL"])
        assert redis.keys("*.table:line:*"), "it is there, sealed"
        redis.save()
    assert list((house.folder).glob("backup*")), "there is a backup to look through"
    kept = house.everything() + stream.text
    assert b"Riverside" in kept
    assert re.findall(rb"quokka|marmalade telescope|platypus", kept) == []
