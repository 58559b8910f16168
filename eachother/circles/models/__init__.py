"""Tables of the circles.

awake    somebody did something there in the last `SLEEPS_AFTER`
asleep   nobody did; it stands aside in lists, loses nothing, and whoever is in it wakes it by doing something
over     the last one has left: the row is deleted, and all that was kept there with it

Leaving deletes the row of who was in it. What a circle was begun with (its door, who may read) is nobody's to change
alone. How a clause of its agreement stands is in no row: see `rules.standing`.
"""

from eachother.circles.models.agreement import Acts, Answer, Asking, Clause, Says
from eachother.circles.models.circle import SLEEPS_AFTER, About, Ask, Circle, Door, Membership, Readers
from eachother.circles.models.knock import FADES_AFTER, Knock

__all__ = [
    "FADES_AFTER",
    "SLEEPS_AFTER",
    "About",
    "Acts",
    "Answer",
    "Ask",
    "Asking",
    "Circle",
    "Clause",
    "Door",
    "Knock",
    "Membership",
    "Readers",
    "Says",
]
