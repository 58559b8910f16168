"""The same chunks in the data folder, and in an S3-compatible store (a real one, of moto, in a process of its own)."""

import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest
from django.test import override_settings

from eachother import env
from eachother.files import store
from eachother.tests.served import free_port

REF = "aaaabbbbccccdddd"
PATIENCE = 30.0


@pytest.fixture
def s3() -> Iterator[env.Store]:
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", "moto.server", "-p", str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    found = env.read({"EACHOTHER_STORE": f"s3+http://key:s%2Fcret@127.0.0.1:{port}/sealed"}).store
    assert found
    try:
        _wait(found.endpoint)
        _bucket(found).create()
        yield found
    finally:
        server.terminate()
        server.wait(10)


def _bucket(found: env.Store) -> Any:
    keys = {"aws_access_key_id": found.access_key, "aws_secret_access_key": found.secret_key}
    return boto3.resource("s3", endpoint_url=found.endpoint, region_name=found.region, **keys).Bucket(found.bucket)


def _wait(endpoint: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            urllib.request.urlopen(endpoint, timeout=2).close()
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("the store did not come up")


def _comes_and_goes() -> None:
    chunks = [b"\x01" + bytes(700_000), b"the last"]
    for number, chunk in enumerate(chunks):
        store.put(REF, number, chunk)
        store.put(REF, number, chunk)
    for number, chunk in enumerate(chunks):
        with store.opened(REF, number) as file:
            assert file.read() == chunk
    store.remove(REF, 3)
    store.remove(REF, 3)
    for number in range(2):
        with pytest.raises(FileNotFoundError), store.opened(REF, number) as file:
            file.read()


def test_in_the_data_folder(tmp_path: Path) -> None:
    here = {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    here["OPTIONS"] = {"location": tmp_path, "allow_overwrite": True}  # type: ignore[assignment]
    with override_settings(STORAGES={"sealed": here}):
        _comes_and_goes()
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_in_a_store_elsewhere(s3: env.Store) -> None:
    with override_settings(STORAGES={"sealed": s3.options()}):
        store.put(REF, 0, b"\x01sealed")
        assert [found.key for found in _bucket(s3).objects.all()] == [f"aa/{REF}.0"]
        _comes_and_goes()
    assert list(_bucket(s3).objects.all()) == []
