"""Settings: each documented, each wrong one named at the start."""

import re
import stat
from pathlib import Path

import pytest

from eachother import env, rates
from eachother.foundation.secret_key import secret_key

HOSTING = Path(__file__).resolve().parents[2] / "docs" / "hosting.md"
KEY = "k" * 40


def test_every_setting_is_documented_and_every_documented_one_is_there() -> None:
    section = HOSTING.read_text(encoding="utf-8").split("## Settings\n")[1].split("\n## ")[0]
    assert set(re.findall(r"^\| `([A-Z_]+)`", section, re.M)) == set(env.NAMES)


def test_the_rates_are_documented_as_they_are() -> None:
    section = HOSTING.read_text(encoding="utf-8").split("## How often\n")[1].split("\n## ")[0]
    rows = re.findall(r"^\| `(.+)` \| (.+) \| (.+) \|$", section, re.M)
    assert rows == [(name, rate.what, str(rate)) for name, rate in rates.RATES.items()]


def test_a_host_sets_some_rates_and_the_others_stay() -> None:
    found = env.read({"EACHOTHER_RATES": "thread=6, reply=30 nod=100000"}).rates
    assert [found[name].times for name in ("thread", "reply", "nod")] == [6, 30, 100_000]
    others = rates.RATES.keys() - {"thread", "reply", "nod"}
    assert all(found[name] == rates.RATES[name] for name in others)
    assert found["thread"].per == rates.RATES["thread"].per


def test_what_is_nearly_a_rate_is_named() -> None:
    with pytest.raises(env.SettingError, match=r"EACHOTHER_RATES names 'treads', which is no rate\. Perhaps thread\?"):
        env.read({"EACHOTHER_RATES": "treads=3"})


def test_nothing_has_to_be_set() -> None:
    found = env.read({"PATH": "/bin"})
    assert (str(found.address), found.listen, found.threads) == ("http://localhost:8000", ("127.0.0.1", 8000), 4)
    assert found.data == Path(".data").resolve()


def test_the_address_follows_the_port_until_it_is_given() -> None:
    assert str(env.read({"EACHOTHER_LISTEN": "127.0.0.1:8123"}).address) == "http://localhost:8123"


@pytest.mark.parametrize(
    ("given", "origin"),
    [
        ("https://Riverside.Example/", "https://riverside.example"),
        ("https://riverside.example:443", "https://riverside.example"),
        ("http://localhost:80", "http://localhost"),
        ("https://riverside.example:8443", "https://riverside.example:8443"),
        ("https://b\u00fccher.example", "https://xn--bcher-kva.example"),
        ("http://[::1]:8000", "http://[::1]:8000"),
    ],
)
def test_the_address_is_the_origin_as_browsers_write_it(given: str, origin: str) -> None:
    assert str(env.read({"EACHOTHER_ADDRESS": given}).address) == origin


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("EACHOTHER_ADDRESS", v) for v in ("", "riverside.example", "ftp://a.example", "https://a.example/b")),
        *(("EACHOTHER_ADDRESS", v) for v in ("https://a b", "https://a:x", "https://me@a.example", "https://a.example?x")),
        *(("EACHOTHER_LISTEN", v) for v in ("8000", "127.0.0.1:", ":8000", "127.0.0.1:many", "127.0.0.1:70000")),
        *(("EACHOTHER_PROXIES", v) for v in ("everybody", "10.0.0.1, caddy")),
        *(("EACHOTHER_THREADS", v) for v in ("0", "65", "four", "-1", "")),
        ("EACHOTHER_TIME_ZONE", "Lisbon"),
        ("EACHOTHER_TIME_ZONE", "../etc/passwd"),
        *(("EACHOTHER_CONTACT", v) for v in ("hazel@riverside.example", "javascript:alert(1)", "mailto:a b@c.example")),
        *(("EACHOTHER_RATES", f"thread{v}") for v in ("", "=", "=0", "=-1", "=100001", "=1=2", "=\u0663", "= 3")),
        ("EACHOTHER_LOG", "debug"),
        ("EACHOTHER_SECRET_KEY", "short"),
        ("DATABASE_URL", "mysql://a/b"),
        ("REDIS_URL", "http://a"),
        *(("EACHOTHER_FILE_MEGABYTES", v) for v in ("0", "2048", "25 MB")),
        ("EACHOTHER_FILES_MEGABYTES", "none"),
        *(("EACHOTHER_STORE", v) for v in ("https://k:s@a/b", "s3+https://a/b", "s3+https://k:s@a", "s3+https://k:s@a:x/b")),
        *(("EACHOTHER_CALLS", v) for v in ("turn.example", "https://turn.example", "stun:a b")),
        ("EACHOTHER_SECRET_KEY_FILE", "/nowhere/at/all"),
    ],
)  # fmt: skip
def test_a_wrong_one_is_named(name: str, value: str) -> None:
    with pytest.raises(env.SettingError) as caught:
        env.read({name: value})
    assert str(caught.value).startswith(f"{name} should be ")


def test_a_store_and_servers_for_calls() -> None:
    found = env.read({"EACHOTHER_STORE": "s3+http://k%2F:s%40@localhost:9000/sealed?region=home"})
    assert found.store == env.Store("http://localhost:9000", "sealed", "k/", "s@", "home")
    with pytest.raises(env.SettingError, match="EACHOTHER_TURN_SECRET should be"):
        env.read({"EACHOTHER_CALLS": "stun:a.example, turn:a.example:3478"})
    found = env.read({"EACHOTHER_CALLS": "stun:a.example, turn:a.example:3478", "EACHOTHER_TURN_SECRET": KEY})
    assert found.calls == ("stun:a.example", "turn:a.example:3478")
    assert env.read({}).calls == ()


def test_a_slip_of_the_pen_is_noticed() -> None:
    with pytest.raises(env.SettingError, match=r"EACHOTHER_ADRESS is not a setting. Perhaps EACHOTHER_ADDRESS\?"):
        env.read({"EACHOTHER_ADRESS": "https://riverside.example"})


@pytest.mark.parametrize("name", env.SECRETS)
def test_a_secret_can_be_in_a_file(tmp_path: Path, name: str) -> None:
    given = {"DATABASE_URL": "postgresql://a/b", "REDIS_URL": "redis://a", "EACHOTHER_STORE": f"s3+https://a:{KEY}@b/c"}
    value = given.get(name, KEY)
    (tmp_path / "secret").write_text(value + "\n")
    found = env.read({f"{name}_FILE": str(tmp_path / "secret")})
    stored = found.store and f"s3+https://a:{found.store.secret_key}@b/c"
    assert value in (found.secret_key, found.database_url, found.redis_url, found.turn_secret, stored)
    with pytest.raises(env.SettingError, match="given twice"):
        env.read({f"{name}_FILE": str(tmp_path / "secret"), name: value})


def test_the_key_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    key = secret_key(tmp_path / "data")
    assert len(key) >= 40
    assert secret_key(tmp_path / "data") == key
    assert stat.S_IMODE((tmp_path / "data" / "secret-key").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "data").stat().st_mode) == 0o700
