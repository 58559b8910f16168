"""Sealed files as the server sees them: how many chunks of what length; not even their exact size."""

from typing import Any, NamedTuple

from eachother.foundation.refs import is_ref
from eachother.vault.encoding import Malformed, require
from eachother.vault.envelopes.records import is_number

CHUNK = 1024 * 1024
STEP = 16 * 1024
# The tag and the byte that secretstream adds to each chunk; before the first stand the version and its header.
AROUND = 17
AHEAD = 1 + 24


class FileShape(NamedTuple):
    """`size` is what the file fills, in steps that grow with it."""

    ref: str
    size: int

    @property
    def chunks(self) -> int:
        return -(-self.size // CHUNK)

    def length_of(self, number: int) -> int:
        """How long the chunk of this number is, counted from 0."""
        ahead = 0 if number else AHEAD
        return ahead + min(CHUNK, self.size - number * CHUNK) + AROUND

    def check_chunk(self, number: int, chunk: bytes) -> None:
        require(number < self.chunks, "too-long")
        require(len(chunk) == self.length_of(number), "wrong-length")
        require(number > 0 or chunk[:1] == b"\x01", "unknown-version")


def filled(size: int) -> int:
    """What a file of this size fills."""
    step = max(STEP, 1 << max(0, size.bit_length() - 5))
    return -(-size // step) * step


def read_file(data: object) -> FileShape:
    """`{file, size}`: a file that is about to come."""
    if not isinstance(data, dict):
        raise Malformed("malformed")
    fields: dict[str, Any] = data
    ref, size = fields.get("file"), fields.get("size")
    require(is_ref(ref) and is_number(size), "malformed")
    shape = FileShape(str(ref), int(size or 0))
    require(filled(shape.size) == shape.size, "wrong-length")
    return shape
