"""Static files, compressed well: each house does that for itself after its first start. Here it is done once for all
houses of a run; `python -m eachother.tests.packed` does it in the data folder that it is given."""

import fcntl
import os
import subprocess
import sys
from pathlib import Path

from eachother.front.packing import WELL
from eachother.front.squeeze import squeeze


def packed(folder: Path) -> Path:
    """A data folder in which nothing else is. Workers share `folder`: the first that comes does it, others wait."""
    data = folder / "packed"
    with (folder / "packing").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        if not data.exists():
            env = {"EACHOTHER_DATA": str(data), "DJANGO_SETTINGS_MODULE": "eachother.settings"}
            subprocess.run([sys.executable, "-m", "eachother.tests.packed"], env={**os.environ, **env}, check=True)
    return data


def pack() -> None:
    """As the house would, but at once, and not politely behind everything else that the machine does."""
    from eachother.asgi import application  # noqa: PLC0415 - sets Django up

    os.umask(0o077)  # as `eachother serve` does
    assets = application.assets
    for asset in filter(lambda asset: asset.packs, assets._assets.values()):
        for how in (b"br", b"gzip"):
            place = assets._place(asset, how)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(squeeze(asset.path.read_bytes(), how, WELL))


if __name__ == "__main__":
    pack()
