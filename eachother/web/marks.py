"""Small marks on a page: icons, and how a person's face is drawn until there are pictures."""

import re
from functools import cache

from markupsafe import Markup

from eachother.web.release import static, static_files

SPRITE = "web/vendor/icons.svg"


# Icons that point along the line of reading, and turn round with it.
TURNING = {"arrow-left", "arrow-right", "send", "undo-2"}


@cache
def names() -> frozenset[str]:
    """The icons that the sprite has."""
    return frozenset(re.findall(r'<symbol id="([^"]+)"', static_files()[SPRITE].read_text()))


@cache
def icon(name: str) -> Markup:
    """An icon from the sprite, hidden from screen readers: words stand beside it, always."""
    if name not in names():
        raise LookupError(f"There is no icon {name!r}; add it to scripts/vendor.py and run that.")
    return Markup('<svg class="icon{}" aria-hidden="true"><use href="{}#{}"/></svg>').format(
        " turns" if name in TURNING else "", static(SPRITE), name
    )


def hand(ref: str) -> str:
    """`a` or `b`: which of the two equal colours a person has. It follows the ref, so it never changes."""
    return "ab"[ord(ref[-1]) % 2] if ref else "a"


def initial(name: str) -> str:
    """The first letter of a name, for its face."""
    return name.strip()[:1].upper()
