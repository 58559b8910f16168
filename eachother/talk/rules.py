"""What may be, as pure functions."""

import re
from base64 import b32encode
from hashlib import sha256

from eachother.people.models import Person
from eachother.talk.models import Reply

TITLE_LENGTH = 120
WORDS_LENGTH = 8000
NOTE_LENGTH = 80
SEEN_LENGTH = 500
CODE_BYTES = 20
CODE = re.compile(r"[a-z2-7]{32}")


def problems(words: str, note: str = "", title: str | None = None) -> dict[str, str]:
    """What is wrong with what somebody wants to say (cleaned), by its field; with a `title` when it begins a thread."""
    found = {}
    if title is not None and not title:
        found["title"] = "title-empty"
    elif title is not None and len(title) > TITLE_LENGTH:
        found["title"] = "title-long"
    if not words:
        found["words"] = "words-empty"
    elif len(words) > WORDS_LENGTH:
        found["words"] = "words-long"
    if len(note) > NOTE_LENGTH:
        found["note"] = "note-long"
    return found


def seen_problem(seen: str) -> str | None:
    """Why this cannot be what is to be seen on a picture (cleaned), or None."""
    if not any(character.isalnum() for character in seen):
        return "seen-empty"
    return "seen-long" if len(seen) > SEEN_LENGTH else None


def is_code(text: str) -> bool:
    """Whether it is a code that a form carries: nobody guesses one."""
    return CODE.fullmatch(text) is not None


def once_of(code: str, *said: str) -> str:
    """By what it is known again when it is sent twice: the form's code and what stood in it."""
    return sha256("\0".join(("once", code, *said)).encode()).hexdigest()


def code_of_its_own(code: str, once: str) -> str:
    """The code that holds on to words without a name, from the form's and from what was sent (`once_of`): a form that
    somebody goes back to and sends with other words gives another; the same sent twice, the same."""
    return b32encode(sha256(f"own\0{code}\0{once}".encode()).digest()[:CODE_BYTES]).decode().lower()


def key_of(code: str) -> str:
    """What the server keeps of the code of somebody who writes without their name."""
    return sha256(f"key\0{code}".encode()).hexdigest()


def is_theirs(reply: Reply, person: Person, code: str = "") -> bool:
    """Whether this person may change it and take it back: they stand there, or hold its key."""
    if reply.taken_back_at:
        return False
    if reply.unnamed:
        return is_code(code) and reply.key == key_of(code)
    return reply.by_id == person.pk


def may_have_been_there(reply: Reply, person: Person) -> bool:
    return not reply.taken_back_at and reply.by_id != person.pk
