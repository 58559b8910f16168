"""Languages, as BCP 47 tags. The common ones are offered; any other that has a name here can be added by it."""

import re

from django.conf.locale import LANG_INFO
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from eachother.foundation.text import fold

COMMON = ("en", "es", "zh", "hi", "ar", "fr", "bn", "pt", "ru", "ur", "de", "tr", "pl", "uk", "ase", "bfi")
AT_MOST = 12
TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
NEAR_ENOUGH = 75

# Django's list is of translations of Django; these are spoken or signed by people all the same.
FURTHER = {
    "zh": _("Chinese"),
    "yue": _("Cantonese"),
    "fil": _("Filipino"),
    "am": _("Amharic"),
    "so": _("Somali"),
    "ti": _("Tigrinya"),
    "ha": _("Hausa"),
    "yo": _("Yoruba"),
    "zu": _("Zulu"),
    "xh": _("Xhosa"),
    "sn": _("Shona"),
    "rw": _("Kinyarwanda"),
    "ps": _("Pashto"),
    "prs": _("Dari"),
    "ku": _("Kurdish"),
    "gu": _("Gujarati"),
    "si": _("Sinhala"),
    "lo": _("Lao"),
    "yi": _("Yiddish"),
    "rom": _("Romani"),
    "mi": _("Māori"),
    "ht": _("Haitian Creole"),
    "qu": _("Quechua"),
    "nv": _("Navajo"),
    "ase": _("American Sign Language"),
    "bfi": _("British Sign Language"),
    "gsg": _("German Sign Language"),
    "fsl": _("French Sign Language"),
    "ssp": _("Spanish Sign Language"),
    "asf": _("Australian Sign Language"),
    "isg": _("Irish Sign Language"),
}


def name_of(tag: str) -> str:
    """The name of a language in the language of the page; the tag itself when we know no name."""
    if tag in FURTHER:
        return str(FURTHER[tag])
    name = LANG_INFO.get(tag, {}).get("name")
    return gettext(name) if name else tag


def known() -> dict[str, str]:
    """Every language that has a name here: tag to name, by name. Regional variants count as the language itself."""
    tags = {*FURTHER, *(tag for tag in LANG_INFO if "-" not in tag and "name" in LANG_INFO[tag])}
    return dict(sorted(((tag, name_of(tag)) for tag in tags), key=lambda pair: fold(pair[1])))


def find(typed: str) -> str | None:
    """The tag for a language typed by its name in the page's language, by its own name, or as a tag; else None."""
    key = fold(typed)
    for tag in known():
        if key in (tag, fold(name_of(tag)), fold(_own_name(tag))):
            return tag
    return typed.strip() if TAG.fullmatch(typed.strip()) and "-" in typed else None


def near(typed: str) -> list[str]:
    """Names of languages that are written much like it, to ask 'is it one of these?'."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - loaded when somebody types, not at every start

    keys = {fold(name): name for name in known().values()}
    found = process.extract(fold(typed), list(keys), scorer=fuzz.ratio, score_cutoff=NEAR_ENOUGH, limit=3)
    return [keys[key] for key, _score, _place in found]


def _own_name(tag: str) -> str:
    return str(LANG_INFO.get(tag, {}).get("name_local", ""))
