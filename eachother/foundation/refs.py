"""Public ids. They stand in addresses and in cryptographic records; the integer ids never leave the server."""

import re
import secrets
from typing import TYPE_CHECKING, Any

from django.core.validators import RegexValidator
from django.db import models

ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"
LENGTH = 16
PATTERN = f"[a-z2-7]{{{LENGTH}}}"

_SHAPE = re.compile(PATTERN)


def new_ref() -> str:
    """Sixteen characters of the base32 alphabet: 80 random bits."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def is_ref(text: object) -> bool:
    return isinstance(text, str) and _SHAPE.fullmatch(text) is not None


class RefConverter:
    """`<ref:ref>` in a URL pattern."""

    regex = PATTERN

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


if TYPE_CHECKING:
    _CharField = models.CharField[str, str]
else:
    _CharField = models.CharField


class RefField(_CharField):
    """A unique public id, made when the row is, never changed."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("max_length", LENGTH)
        options.setdefault("unique", True)
        options.setdefault("default", new_ref)
        options.setdefault("editable", False)
        options.setdefault("validators", [RegexValidator(rf"^{PATTERN}$")])
        super().__init__(**options)

    def get_prep_value(self, value: Any) -> Any:
        """What a form or an address sends is looked for as it is, but PostgreSQL takes no NUL in any text, and no ref
        has one: such a thing is not found."""
        prepared = super().get_prep_value(value)
        return prepared.replace("\0", "-") if isinstance(prepared, str) else prepared
