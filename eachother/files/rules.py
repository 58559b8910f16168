"""How much may come in."""

from eachother.vault.envelopes.files import filled

MEGABYTE = 1024 * 1024


def why_no_file(size: int, already: int, *, largest: int, each: int) -> str | None:
    """None when a file that fills `size` may come; `largest` and `each` are megabytes, `already` bytes."""
    if size > filled(largest * MEGABYTE):
        return "file-too-large"
    if already + size > each * MEGABYTE:
        return "no-room"
    return None
