"""What a script posts: JSON objects, read field by field."""

from collections.abc import Mapping

from django.http import HttpRequest

from eachother.connections.refusals import Impossible
from eachother.foundation.refs import is_ref
from eachother.vault.encoding import Malformed, from_json

MOST = 2**31 - 1


def json_of(request: HttpRequest) -> object:
    try:
        return from_json(request.body)
    except Malformed:
        raise Impossible("malformed") from None


class Body:
    """A JSON object. A field that is missing or of another kind raises Impossible('malformed')."""

    def __init__(self, request: HttpRequest) -> None:
        fields = json_of(request)
        if not isinstance(fields, dict):
            raise Impossible("malformed")
        self._fields: Mapping[str, object] = fields

    def text(self, name: str) -> str:
        value = self._fields.get(name)
        if not isinstance(value, str):
            raise Impossible("malformed")
        return value

    def number(self, name: str) -> int:
        value = self._fields.get(name)
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= MOST:
            raise Impossible("malformed")
        return value

    def refs(self, name: str) -> list[str]:
        """A list of refs, each once; none when it is not there."""
        value = self._fields.get(name, [])
        if not isinstance(value, list) or not all(is_ref(one) for one in value) or len(set(value)) < len(value):
            raise Impossible("malformed")
        return value

    def perhaps_number(self, name: str) -> int | None:
        """None when it is not said."""
        return None if self._fields.get(name) is None else self.number(name)

    def perhaps_text(self, name: str) -> str:
        """Empty when it is not said."""
        return "" if self._fields.get(name) is None else self.text(name)

    def flag(self, name: str) -> bool:
        """False when it is not said."""
        value = self._fields.get(name, False)
        if not isinstance(value, bool):
            raise Impossible("malformed")
        return value

    def texts(self, name: str) -> dict[str, str]:
        """An object whose values are all text."""
        value = self._fields.get(name)
        if not isinstance(value, dict) or not all(isinstance(text, str) for text in value.values()):
            raise Impossible("malformed")
        return value
