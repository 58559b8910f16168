"""Signed in without the door, which derives keys slowly on purpose: for tests that are not about coming in."""
# ruff: noqa: PLC0415 - tables can be imported only when Django is set up

from collections.abc import Mapping
from typing import Any, TypedDict

from playwright.sync_api import Page

SEATS_EACH = 3
# On a page that opens keys; as the door does it when the passphrase has opened them.
HOLD = """async ([account, key]) => {
  const release = document.querySelector("script[src*='web/leave']").src.split("/web/leave")[0];
  const { hold } = await import(`${release}/vault/keep.js`);
  await hold({ account, ak: Uint8Array.from(key), minutes: 60 });
}"""


class Seats(TypedDict):
    """What one person's browsers need: the account key, and a session for each."""

    account: str
    key: list[int]
    cookie: str
    sessions: list[str]


def seats(passphrases: Mapping[str, str]) -> dict[str, Seats]:
    """Run in the house: whoever has one of these passphrases is signed in in a few browsers that are still to come."""
    from django.conf import settings
    from django.contrib.sessions.backends.cached_db import SessionStore

    from eachother.people.sessions import begin

    made: dict[str, Seats] = {}
    for name, passphrase in passphrases.items():
        person, account = opened(name, passphrase)
        stores = [SessionStore() for _ in range(SEATS_EACH)]
        for store in stores:
            begin(store, person)
        made[name] = {
            "account": person.ref,
            "key": list(account.ak),
            "cookie": settings.SESSION_COOKIE_NAME,
            "sessions": [store.session_key or "" for store in stores],
        }
    return made


def opened(name: str, passphrase: str) -> tuple[Any, Any]:
    """Run in the house: a person and their account, from what the house keeps and the passphrase."""
    from django.conf import settings

    from eachother.people.models import Keyring, Person, Slot
    from eachother.vault import sealing
    from eachother.vault.encoding import to_base64

    person = Person.objects.get(name=name)
    slot = Slot.objects.get(person=person, kind=Slot.Kind.PASSPHRASE)
    ring = Keyring.objects.get(person=person)
    return person, sealing.open_account(
        origin=settings.ADDRESS,
        login=person.login,
        account=person.ref,
        passphrase=passphrase,
        seed=to_base64(bytes(slot.seed)),
        slot=to_base64(bytes(slot.sealed)),
        bundle={"revision": ring.revision, "sealed": to_base64(bytes(ring.bundle))},
        identity=to_base64(bytes(ring.identity)),
    )


def sit_down(page: Page, address: str, seat: Seats) -> bool:
    """Take the next seat in this browser, whose page then shows one's keys; False when none is left or good."""
    if not seat["sessions"]:
        return False
    cookie = {"name": seat["cookie"], "value": seat["sessions"].pop(), "url": address}
    page.context.add_cookies([{**cookie, "httpOnly": True, "sameSite": "Lax"}])  # type: ignore[typeddict-item]
    page.goto(f"{address}/me/keys")
    if "/door" in page.url:
        return False  # a new passphrase has signed out all others
    page.evaluate(HOLD, [seat["account"], seat["key"]])
    return True
