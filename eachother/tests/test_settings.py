"""What Django is told, for a community at https and for a trial at home."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ASK = """
import json
from eachother import settings
names = [name for name in dir(settings) if "COOKIE" in name or name in ("DEBUG", "ALLOWED_HOSTS", "MIDDLEWARE")]
told = {name: getattr(settings, name) for name in names}
told["caches"] = {name: cache["BACKEND"].split(".")[-1] for name, cache in settings.CACHES.items()}
told["engine"] = settings.DATABASES["default"]["ENGINE"]
print(json.dumps(told))
"""


def told(folder: Path, **env: str) -> dict[str, Any]:
    kept = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "REDIS_URL")}
    said = subprocess.run(
        [sys.executable, "-c", ASK], env={**kept, "EACHOTHER_DATA": str(folder), **env}, capture_output=True, check=True
    )
    return dict(json.loads(said.stdout))


def test_at_https_cookies_are_for_this_host_alone(tmp_path: Path) -> None:
    found = told(tmp_path, EACHOTHER_ADDRESS="https://riverside.example")
    assert found["SESSION_COOKIE_NAME"] == "__Host-eachother"
    assert found["CSRF_COOKIE_NAME"] == "__Host-eachother-forms"
    assert found["SESSION_COOKIE_SECURE"] is found["CSRF_COOKIE_SECURE"] is True
    assert found["ALLOWED_HOSTS"] == ["riverside.example"]


def test_at_home_two_communities_do_not_sign_each_other_out(tmp_path: Path) -> None:
    found = told(tmp_path, EACHOTHER_ADDRESS="http://localhost:8123")
    assert found["SESSION_COOKIE_NAME"] == "eachother-8123"
    assert found["SESSION_COOKIE_SECURE"] is False


@pytest.mark.parametrize("address", ["https://riverside.example", "http://localhost:8000"])
def test_everywhere_scripts_and_other_sites_do_not_get_the_cookies(tmp_path: Path, address: str) -> None:
    found = told(tmp_path, EACHOTHER_ADDRESS=address)
    assert found["SESSION_COOKIE_HTTPONLY"] is found["CSRF_COOKIE_HTTPONLY"] is True
    assert found["SESSION_COOKIE_SAMESITE"] == found["CSRF_COOKIE_SAMESITE"] == "Lax"
    assert found["DEBUG"] is False
    assert "django.middleware.csrf.CsrfViewMiddleware" in found["MIDDLEWARE"]


def test_what_is_shared_is_shared_through_redis(tmp_path: Path) -> None:
    alone = told(tmp_path, EACHOTHER_ADDRESS="http://localhost:8000")
    assert set(alone["caches"].values()) == {"LocMemCache"}
    many = told(tmp_path, REDIS_URL="redis://127.0.0.1:6379", DATABASE_URL="postgresql://a@127.0.0.1/b")
    assert many["caches"] == {"default": "SharedCache", "sessions": "BriefSharedCache", "limits": "SharedCache"}
    assert (alone["engine"], many["engine"]) == ("eachother.foundation.sqlite", "django.db.backends.postgresql")
