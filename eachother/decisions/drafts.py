"""What somebody would put on the table, before it is there."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from eachother.circles.models import Circle
from eachother.community import effects


@dataclass(frozen=True, slots=True)
class Draft:
    """A proposal in words, and what it would do by itself when it is agreed: the name of an effect, and what its form
    was given (cleaned, JSON). Without one it does nothing."""

    words: str
    effect: str = ""
    given: Mapping[str, Any] = field(default_factory=dict)

    def says(self, circle: Circle | None) -> str:
        """In one sentence, what would happen."""
        effect = effects.named(self.effect)
        return str(effect.says(dict(self.given), circle)) if effect else ""


def is_grave(name: str) -> bool:
    """Whether this effect needs more people and more time. One that nobody offers any more does nothing."""
    effect = effects.named(name) if name else None
    return bool(effect and effect.grave)
