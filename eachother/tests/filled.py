"""Houses that each worker fills once and then only copies: filling one takes ten times as long."""

import json
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from eachother.tests.packed import packed
from eachother.tests.ready import NAME, ready_database
from eachother.tests.served import Served, database_like, drop_database
from eachother.tests.warm import told_by


@dataclass(frozen=True)
class Filling:
    """What fills a house: a program that is run in it, and prints what there is to know about it.

    People's keys hold at one address alone, so where there are people (`settled`) every copy is served at the same
    address, and one at a time.
    """

    module: str
    words: tuple[str, ...] = ()
    settled: bool = True


EMPTY = Filling("eachother", ("migrate",), settled=False)


@dataclass
class Filled:
    """A house that nobody serves, and what was told of it."""

    house: Served
    filling: Filling
    told: str = ""

    def __post_init__(self) -> None:
        self.told = told_by(self.filling.module, *self.filling.words, env=self.house.environment())

    def copy_to(self, house: Served) -> None:
        """Before that house is started: all that is kept here is there too, and it is told the same."""
        shutil.copytree(self.house.data, house.data)
        if self.filling.settled:
            house.settle(self.house.port)
        if self.house.database and house.database:
            drop_database(house.database)
            house.database = database_like(self.house.database)
        house.told = json.loads(self.told) if self.filling.settled else {}


@dataclass
class Houses:
    """All that this worker has filled."""

    folder: Path
    shared: Path  # with the other workers
    kept: Path  # with other runs too
    by_filling: dict[Filling, Filled] = field(default_factory=dict)

    def filled(self, filling: Filling) -> Filled:
        if filling not in self.by_filling:
            prepare = self._unpack if filling == EMPTY else self.filled(EMPTY).copy_to
            folder = self.folder / str(len(self.by_filling))
            folder.mkdir()
            house = Served(folder)
            prepare(house)
            self.by_filling[filling] = Filled(house, filling)
        return self.by_filling[filling]

    def _unpack(self, house: Served) -> None:
        shutil.copytree(packed(self.shared) / "static", house.data / "static")
        house.data.chmod(0o700)
        if not house.database:
            shutil.copy(ready_database(self.kept), house.data / NAME)

    def close(self) -> None:
        for one in self.by_filling.values():
            one.house.close()
