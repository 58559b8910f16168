"""The settings that a host can give, each read once from the environment. `docs/hosting.md` describes every one.

A setting that cannot be right stops the program at its start, with its name and what it should be. Every secret can
also be given as `NAME_FILE`, the path of a file that holds it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from importlib.util import find_spec
from ipaddress import ip_network
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit
from zoneinfo import ZoneInfo

from eachother import rates

SECRETS = ("EACHOTHER_SECRET_KEY", "EACHOTHER_STORE", "EACHOTHER_TURN_SECRET", "DATABASE_URL", "REDIS_URL")
OTHERS = (
    "EACHOTHER_ADDRESS",
    "EACHOTHER_DATA",
    "EACHOTHER_LISTEN",
    "EACHOTHER_PROXIES",
    "EACHOTHER_THREADS",
    "EACHOTHER_TIME_ZONE",
    "EACHOTHER_CONTACT",
    "EACHOTHER_MINIMUM_AGE",
    "EACHOTHER_FILE_MEGABYTES",
    "EACHOTHER_FILES_MEGABYTES",
    "EACHOTHER_CALLS",
    "EACHOTHER_RATES",
    "EACHOTHER_LOG",
)
NAMES = (*OTHERS, *SECRETS)
LOG_LEVELS = ("error", "warning", "info")
CALL_SERVER = re.compile(r"(stun|turn|turns):[A-Za-z0-9_.\[\]:-]+(\?transport=(udp|tcp))?")
HOST = re.compile(r"\[[0-9a-f:.]+\]|[a-z0-9_]([a-z0-9_.-]*[a-z0-9])?")


class SettingError(Exception):
    """A setting that cannot be right: its name, and what it should be."""

    def __init__(self, name: str, should_be: str) -> None:
        super().__init__(f"{name} {should_be}")
        self.name = name


@dataclass(frozen=True)
class Address:
    """The one address at which people reach this community. Keys are derived with it, so there is exactly one."""

    scheme: str
    host: str
    port: int | None

    @property
    def netloc(self) -> str:
        return self.host if self.port is None else f"{self.host}:{self.port}"

    def __str__(self) -> str:
        """The origin as browsers write it: lower case, the default port left out, no slash at the end."""
        return f"{self.scheme}://{self.netloc}"

    @property
    def is_https(self) -> bool:
        return self.scheme == "https"


@dataclass(frozen=True)
class Store:
    """An S3-compatible store for sealed files and pictures."""

    endpoint: str
    bucket: str
    access_key: str
    secret_key: str
    region: str

    def options(self, prefix: str = "") -> dict[str, object]:
        """As Django's STORAGES takes it, with django-storages; all names begin with `prefix`, if there is one."""
        options = {
            "endpoint_url": self.endpoint,
            "bucket_name": self.bucket,
            "access_key": self.access_key,
            "secret_key": self.secret_key,
            "region_name": self.region,
            "addressing_style": "path",
            "file_overwrite": True,
            "location": prefix,
        }
        return {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": options}


@dataclass(frozen=True)
class Env:
    """What the host has set."""

    address: Address
    data: Path
    listen: tuple[str, int]
    proxies: tuple[str, ...]
    threads: int
    time_zone: str
    contact: str
    minimum_age: int | None
    file_megabytes: int
    files_megabytes: int
    store: Store | None
    calls: tuple[str, ...]
    turn_secret: str | None
    rates: Mapping[str, rates.Rate]
    log: str
    secret_key: str | None
    database_url: str | None
    redis_url: str | None


def read(given: Mapping[str, str]) -> Env:
    """Read and check every setting. Raises SettingError for the first one that cannot be right."""
    _refuse_unknown(given)
    listen = _listen(given.get("EACHOTHER_LISTEN", "127.0.0.1:8000"))
    calls = _calls(given.get("EACHOTHER_CALLS", ""))
    return Env(
        address=_address(given.get("EACHOTHER_ADDRESS", f"http://localhost:{listen[1]}")),
        data=Path(given.get("EACHOTHER_DATA") or ".data").expanduser().resolve(),
        listen=listen,
        proxies=_proxies(given.get("EACHOTHER_PROXIES", "127.0.0.1,::1")),
        threads=_whole_number("EACHOTHER_THREADS", given.get("EACHOTHER_THREADS", "4"), 1, 64),
        time_zone=_time_zone(given.get("EACHOTHER_TIME_ZONE", "UTC")),
        contact=_contact(given.get("EACHOTHER_CONTACT", "")),
        minimum_age=_minimum_age(given.get("EACHOTHER_MINIMUM_AGE", "")),
        file_megabytes=_whole_number("EACHOTHER_FILE_MEGABYTES", given.get("EACHOTHER_FILE_MEGABYTES", "25"), 1, 1024),
        files_megabytes=_whole_number(
            "EACHOTHER_FILES_MEGABYTES", given.get("EACHOTHER_FILES_MEGABYTES", "500"), 1, 1024 * 1024
        ),
        store=_store(_secret(given, "EACHOTHER_STORE")),
        calls=calls,
        turn_secret=_turn_secret(_secret(given, "EACHOTHER_TURN_SECRET"), calls),
        rates=_rates(given.get("EACHOTHER_RATES", "")),
        log=_log(given.get("EACHOTHER_LOG", "warning")),
        secret_key=_secret_key(_secret(given, "EACHOTHER_SECRET_KEY")),
        database_url=_url(given, "DATABASE_URL", ("postgresql", "postgres")),
        redis_url=_url(given, "REDIS_URL", ("redis", "rediss", "unix")),
    )


def _refuse_unknown(given: Mapping[str, str]) -> None:
    known = {*NAMES, *(f"{name}_FILE" for name in SECRETS)}
    for name in given:
        if name.startswith("EACHOTHER_") and name not in known:
            near = get_close_matches(name, known, n=1)
            raise SettingError(name, "is not a setting." + (f" Perhaps {near[0]}?" if near else ""))


def _address(text: str) -> Address:
    name = "EACHOTHER_ADDRESS"
    should_be = "should be the address people type, like https://riverside.example, with nothing after the name."
    try:
        parts = urlsplit(text.strip())
        host = (parts.hostname or "").encode("idna").decode() if ":" not in (parts.hostname or "") else parts.hostname
        port = parts.port
    except ValueError:
        raise SettingError(name, should_be) from None
    host = f"[{host}]" if host and ":" in host else host
    extra = parts.path.strip("/") or parts.query or parts.fragment or parts.username
    if parts.scheme not in ("http", "https") or not host or not HOST.fullmatch(host) or extra:
        raise SettingError(name, should_be)
    usual = 443 if parts.scheme == "https" else 80
    return Address(parts.scheme, host, None if port in (usual, None) else port)


def _listen(text: str) -> tuple[str, int]:
    host, colon, port = text.strip().rpartition(":")
    number = int(port) if port.isascii() and port.isdigit() else -1
    if not colon or not host or not 0 <= number < 65536:
        raise SettingError("EACHOTHER_LISTEN", "should be a host and a port, like 127.0.0.1:8000 or 0.0.0.0:8000.")
    return host.strip("[]"), number


def _proxies(text: str) -> tuple[str, ...]:
    proxies = tuple(part.strip() for part in text.split(",") if part.strip())
    for proxy in proxies:
        try:
            ip_network(proxy)
        except ValueError:
            should_be = "should be the IP addresses or networks of your proxies, like 127.0.0.1,10.0.0.0/8."
            raise SettingError("EACHOTHER_PROXIES", should_be) from None
    return proxies


def _whole_number(name: str, text: str, least: int, most: int) -> int:
    if not (text.strip().isascii() and text.strip().isdigit()) or not least <= int(text) <= most:
        raise SettingError(name, f"should be a whole number from {least} to {most}.")
    return int(text)


def _time_zone(text: str) -> str:
    try:
        return ZoneInfo(text).key
    except (ValueError, OSError, KeyError):
        raise SettingError("EACHOTHER_TIME_ZONE", "should be a time zone's name, like Europe/Lisbon.") from None


def _contact(text: str) -> str:
    link = text.strip()
    if link and (not link.startswith(("mailto:", "https://")) or any(c.isspace() for c in link)):
        should_be = "should be how to reach whoever hosts, like mailto:hazel@riverside.example, or not be set at all."
        raise SettingError("EACHOTHER_CONTACT", should_be)
    return link


def _minimum_age(text: str) -> int | None:
    return _whole_number("EACHOTHER_MINIMUM_AGE", text, 1, 99) if text.strip() else None


def _store(text: str | None) -> Store | None:
    if not text:
        return None
    should_be = "should be like s3+https://KEY:SECRET@s3.example/bucket?region=eu-west-1, or not be set at all."
    try:
        parts = urlsplit(text)
        netloc = f"{parts.hostname}:{parts.port}" if parts.port else parts.hostname
    except ValueError:
        raise SettingError("EACHOTHER_STORE", should_be) from None
    bucket = parts.path.strip("/")
    whole = parts.hostname and parts.username and parts.password and bucket and "/" not in bucket
    if parts.scheme not in ("s3+https", "s3+http") or not whole:
        raise SettingError("EACHOTHER_STORE", should_be)
    if find_spec("storages") is None:
        raise SettingError(
            "EACHOTHER_STORE", "should be set only where `make install-s3` (or eachother[s3]) has been run."
        )
    return Store(
        endpoint=f"{parts.scheme.removeprefix('s3+')}://{netloc}",
        bucket=bucket,
        access_key=unquote(parts.username or ""),
        secret_key=unquote(parts.password or ""),
        region=parse_qs(parts.query).get("region", ["us-east-1"])[0],
    )


def _calls(text: str) -> tuple[str, ...]:
    servers = tuple(part.strip() for part in text.split(",") if part.strip())
    if not all(CALL_SERVER.fullmatch(server) for server in servers):
        should_be = "should be addresses like turn:turn.riverside.example:3478, with commas, or not be set at all."
        raise SettingError("EACHOTHER_CALLS", should_be)
    return servers


def _turn_secret(secret: str | None, calls: tuple[str, ...]) -> str | None:
    if not secret and any(server.startswith("turn") for server in calls):
        should_be = "should be the secret that your TURN server shares with this one (static-auth-secret)."
        raise SettingError("EACHOTHER_TURN_SECRET", should_be)
    return secret or None


def _rates(text: str) -> dict[str, rates.Rate]:
    try:
        return rates.read(text)
    except rates.Wrong as wrong:
        raise SettingError("EACHOTHER_RATES", str(wrong)) from None


def _log(text: str) -> str:
    if text.lower() not in LOG_LEVELS:
        raise SettingError("EACHOTHER_LOG", f"should be one of {', '.join(LOG_LEVELS)}.")
    return text.lower()


def _secret(given: Mapping[str, str], name: str) -> str | None:
    path = given.get(f"{name}_FILE")
    if path is None:
        return given.get(name)
    if name in given:
        raise SettingError(name, f"is given twice: as {name} and as {name}_FILE. Keep one of them.")
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        raise SettingError(f"{name}_FILE", "should be the path of a text file that this program may read.") from None


def _secret_key(key: str | None) -> str | None:
    if key is not None and len(key) < 32:
        raise SettingError("EACHOTHER_SECRET_KEY", "should be at least 32 random characters, or not be set at all.")
    return key


def _url(given: Mapping[str, str], name: str, schemes: tuple[str, ...]) -> str | None:
    url = _secret(given, name)
    if url and urlsplit(url).scheme not in schemes:
        raise SettingError(name, f"should be an address that begins with {schemes[0]}://, or not be set at all.")
    return url or None
