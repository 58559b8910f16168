"""Sounds: what a browser records (WebM, MP4), read carefully, and kept without what was written into it besides.

A recording may say where and when it was made, on what, by whom, and carry a picture. All of that is overwritten where
it stands, box by box, so that nothing else moves; what is not understood is refused. ISO 14496-12 for MP4, RFC 9559 for
WebM.
"""

from struct import error, unpack_from
from typing import NamedTuple

BYTES_AT_MOST = 1_900_000  # with the form it must fit into what the front takes in
MINUTES = 7  # as much as that, as the page records it

MP4, WEBM = "audio/mp4", "audio/webm"
ENDINGS = {MP4: "m4a", WEBM: "webm"}


class NoSound(Exception):  # noqa: N818 - it says what happened, as the page does
    """`reason` is a stable word: 'sound-large', 'sound-other'."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Made(NamedTuple):
    data: bytes
    kind: str


def made_anew(data: bytes) -> Made:
    """The recording with nothing in it but sound. Raises NoSound."""
    if len(data) > BYTES_AT_MOST:
        raise NoSound("sound-large")
    try:
        if data[4:8] == b"ftyp":
            return Made(_mp4(bytearray(data)), MP4)
        if data[:4] == b"\x1a\x45\xdf\xa3":
            return Made(_webm(bytearray(data)), WEBM)
    except (IndexError, ValueError, error) as wrong:
        raise NoSound("sound-other") from wrong
    raise NoSound("sound-other")


# --- MP4: boxes within boxes. The names of those that are kept; any other becomes free space.

_HOLD = {b"moov", b"trak", b"mdia", b"minf", b"stbl", b"moof", b"traf", b"mvex", b"edts", b"dinf"}
_KEEP = {
    b"ftyp", b"mdat", b"mvhd", b"tkhd", b"mdhd", b"hdlr", b"smhd", b"stsd", b"stts", b"stsc", b"stsz", b"stco", b"co64",
    b"stss", b"ctts", b"sgpd", b"sbgp", b"elst", b"dref", b"mfhd", b"tfhd", b"tfdt", b"trun", b"trex", b"mehd", b"sidx",
    b"styp", b"mfra", b"free", b"skip",
}  # fmt: skip
_DATED = {b"mvhd", b"tkhd", b"mdhd"}


def _mp4(data: bytearray) -> bytes:
    if not _boxes(data, 0, len(data)):
        raise ValueError("There is no sound in it.")
    return bytes(data)


def _boxes(data: bytearray, start: int, end: int) -> bool:
    """Whether there is a track of sound among them; a track of anything else raises ValueError."""
    at, sounds = start, False
    while at < end:
        size, name, body = unpack_from(">I", data, at)[0], bytes(data[at + 4 : at + 8]), at + 8
        if size == 1:
            size, body = unpack_from(">Q", data, at + 8)[0], at + 16
        elif size == 0:  # to the end
            size = end - at
        if at + size < body or at + size > end:
            raise ValueError("A box is longer than what holds it.")
        if name in _HOLD:
            sounds |= _boxes(data, body, at + size)
        elif name not in _KEEP or name in (b"free", b"skip"):
            data[at + 4 : at + 8] = b"free"
            data[body : at + size] = bytes(at + size - body)
        elif name in _DATED:
            long = 8 if data[body] == 1 else 4  # when it was made, and when it was changed
            data[body + 4 : body + 4 + 2 * long] = bytes(2 * long)
        elif name == b"hdlr":
            if data[body + 8 : body + 12] != b"soun":
                raise ValueError("A track is no sound.")
            sounds = True
            data[body + 24 : at + size] = bytes(at + size - body - 24)  # what the program calls itself
        at += size
    return sounds


# --- WebM: elements within elements. Those that are kept; any other becomes void.

_SEGMENT, _INFO, _TRACKS, _CLUSTER, _ENTRY = 0x18538067, 0x1549A966, 0x1654AE6B, 0x1F43B675, 0xAE
_WITHIN = {_SEGMENT, _INFO, _TRACKS, _CLUSTER, _ENTRY, 0xE1, 0xA0}
_KEPT = {
    0x1A45DFA3, 0x1C53BB6B, 0x114D9B74,  # the header, cues, where what stands
    0x2AD7B1, 0x4489, 0x4D80, 0x5741,  # of the info: the scale of time, how long, and two that must be there
    0xD7, 0x73C5, 0x83, 0x86, 0x63A2, 0x56AA, 0x56BB, 0x9C, 0xB9, 0x88, 0x23E383,  # of the track
    0xB5, 0x9F, 0x78B5, 0x6264,  # of its sound
    0xE7, 0xAB, 0xA7, 0xA3, 0xA1, 0x9B, 0xFB, 0x75A2,  # of a cluster and its blocks
    0xEC, 0xBF,
}  # fmt: skip
_EMPTIED = {0x4D80, 0x5741, 0xEC}  # programs' names, and what was void already
_SOUND = 2


def _webm(data: bytearray) -> bytes:
    if b"A_OPUS" not in data:  # Vorbis has its comments where the decoder looks
        raise ValueError("It is no sound as a browser records it.")
    _elements(data, 0, len(data))
    return bytes(data)


def _elements(data: bytearray, start: int, end: int) -> None:
    at = start
    while at < end:
        name, body = _number(data, at)
        size, body = _size(data, body)
        stop = end if size is None else body + size
        if stop > end or (size is None and name not in (_SEGMENT, _CLUSTER)):
            raise ValueError("An element is longer than what holds it.")
        if size is None and name == _CLUSTER:
            at = body  # nothing says where it ends: its parts are looked at as if they stood beside it
            continue
        if name in _WITHIN:
            _elements(data, body, stop)
        elif name == 0x83 and data[body:stop] != bytes([_SOUND]):
            raise ValueError("A track is no sound.")
        elif name not in _KEPT:
            _void(data, at, stop)
        elif name in _EMPTIED:
            data[body:stop] = bytes(stop - body) if name == 0xEC else b" " * (stop - body)
        at = stop


def _void(data: bytearray, start: int, stop: int) -> None:
    """The same length, and nothing in it."""
    if stop - start < 2:
        raise ValueError("An element is too short.")
    width = min(8, stop - start - 1)
    left = stop - start - 1 - width
    data[start:stop] = bytes([0xEC]) + ((1 << (7 * width)) | left).to_bytes(width, "big") + bytes(left)


def _number(data: bytearray, at: int) -> tuple[int, int]:
    """A number as EBML writes it, with the mark of its width, and where it ends."""
    width = 9 - data[at].bit_length()
    if width > 8 or at + width > len(data):
        raise ValueError("That is no number.")
    return int.from_bytes(data[at : at + width], "big"), at + width


def _size(data: bytearray, at: int) -> tuple[int | None, int]:
    """As `_number`, without the mark; None where nothing says how long it is."""
    marked, end = _number(data, at)
    most = (1 << (7 * (end - at))) - 1
    return (None if marked & most == most else marked & most), end
