"""Here: pages that are open show what waits, a moment later. Nothing is said outside of them."""

from collections.abc import Collection, Sequence

from eachother.live.nudges import nudge
from eachother.notices.channels import Letter


class Here:
    name = "here"
    leaves = False

    def reaches(self, people: Collection[int]) -> Collection[int]:
        return people

    def deliver(self, letters: Sequence[Letter]) -> None:
        nudge([letter.person for letter in letters], "today")


channel = Here()
