"""Ringing, and what two browsers say to each other to begin a call. Nothing of it is written into any table.

Whoever rings cannot tell why nobody comes: muted, away, or not now; it looks the same from there.
"""

from eachother.connections import switchboard
from eachother.connections.models import Connection, State
from eachother.live.nudges import whisper
from eachother.people.models import Mute, Person
from eachother.vault.envelopes import read_signal


def ring(connection: Connection, *, by: Person, sealed: str) -> None:
    """It rings at the other's, on every page they have open. Raises Malformed."""
    signal(connection, by=by, sealed=sealed)
    for other in _reached(connection, by):
        if switchboard.ring(connection.pk, other.pk):
            whisper([other.pk], f"ring:{connection.ref}")


def signal(connection: Connection, *, by: Person, sealed: str) -> None:
    """Pass a sealed signal on to the other. Raises Malformed."""
    text = read_signal(sealed)
    for other in _reached(connection, by):
        switchboard.put(connection.pk, other.pk, sender=by.ref, sealed=text)
        whisper([other.pk], f"call:{connection.ref}")


def stop_ringing(connection: Connection, *, by: Person) -> None:
    """Whoever rang does so no longer; or whoever was called has answered, and it need not ring on their other pages."""
    for person in (by, *_reached(connection, by)):
        switchboard.stop(connection.pk, person.pk)
        whisper([person.pk], f"hush:{connection.ref}")


def be_quiet(connection: Connection, *, by: Person) -> None:
    """'Not now': it stops on all of one's own pages and stays so for a minute, and the other is told nothing."""
    switchboard.quiet(connection.pk, by.pk)
    whisper([by.pk], f"hush:{connection.ref}")


def _reached(connection: Connection, by: Person) -> list[Person]:
    """Those whom a call from `by` reaches: alongside, still here, and no mute between the two. A call is for two."""
    if connection.is_few:
        return []
    others = [other for other in connection.others(by) if not other.left_at]
    if connection.state != State.ALONGSIDE or not others:
        return []
    pair = connection.member_ids
    muted = Mute.objects.holding().filter(by__in=pair, other__in=pair).exists()
    return [] if muted else others
