"""Tables of the stories.

draft        `told_at` is empty: its teller alone can see it
told         whoever its audience is can read it
taken back   `taken_back_at`: an empty place, kept only while others' words lean on it; else the row is gone

A use that somebody said yes to is a row; taken back, the row says when, and the same use may be given anew.
"""

from eachother.stories.models.parts import About, Before, Picture, Reader, Sound
from eachother.stories.models.resonance import BeenThere, Differently
from eachother.stories.models.story import Audience, Kind, Naming, Story
from eachother.stories.models.use import Quoting, Use, Uses

__all__ = [
    "About",
    "Audience",
    "BeenThere",
    "Before",
    "Differently",
    "Kind",
    "Naming",
    "Picture",
    "Quoting",
    "Reader",
    "Sound",
    "Story",
    "Use",
    "Uses",
]
