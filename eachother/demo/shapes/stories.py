"""What stands in `lives/stories/`, as it is read."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class SeenDifferently:
    by: str
    words: str
    days_ago: float


@dataclass(frozen=True, slots=True)
class StoryTold:
    """README.md of `lives/` says what the fields mean."""

    by: str
    title: str
    words: str
    days_ago: float
    kind: str = "story"
    to: str = "here"
    circle: str = ""
    readers: list[str] = field(default_factory=list)
    naming: str = "name"
    called: str = ""
    note: str = ""
    about: list[str] = field(default_factory=list)
    toward: str = ""
    uses: list[str] = field(default_factory=list)
    quoted: str = ""
    quote: str = ""
    withdrew: list[str] = field(default_factory=list)
    answers: str = ""
    picture: str = ""
    seen: str = ""
    been: list[str] = field(default_factory=list)
    differently: list[SeenDifferently] = field(default_factory=list)
    unheard: bool = False

    def named(self) -> list[str]:
        """Everybody who has a part in it."""
        return [self.by, *self.readers, *self.been, *(said.by for said in self.differently)]
