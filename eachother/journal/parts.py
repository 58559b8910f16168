"""The parts of a plan, and of a word that is taken apart: a name, and a quiet question. What is written under each is
sealed with the name beside it.
"""

from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _


class Part(NamedTuple):
    name: str
    title: Any  # a lazy translation, as is the question
    question: Any


PLAN = (
    Part(
        "outside",
        _("How it looks from outside"),
        _("What could somebody notice who knows me, before I say anything?"),
    ),
    Part("inside", _("How it is from inside"), _("What is it like, in my own words? How does it begin?")),
    Part("helps", _("What helps"), _("What has been good before, even a little? What would I like to be asked?")),
    Part(
        "never", _("What never"), _("What has made it worse? What does nobody do, whatever they think is best for me?")
    ),
    Part("who", _("Who"), _("Whom would I like near, and how do they know? Whom not?")),
    Part(
        "things",
        _("My things that need looking after"),
        _("A cat, a rent, a plant, a shift, a child, a letter: what, and who has the key?"),
    ),
    Part(
        "afterwards", _("Afterwards"), _("How do I know that it is over? What do I want to talk about, and with whom?")
    ),
)

# After ‘Critical learning’ in Mead and MacNeil: how we have come to know what we know, what use a name has now, and how
# it may be keeping us stuck.
TAKEN_APART = (
    Part("got", _("Where did I get it?"), _("Who was there? What was going on?")),
    Part("named", _("Who named it?"), _("And what did they know of me? What had I called it before?")),
    Part("does", _("What does it do for me?"), _("What does it open, explain, excuse, pay for?")),
    Part("keeps", _("What does it keep me from?"), _("What do I not try, not say, not notice, because of it?")),
    Part("was", _("What was it like?"), _("The thing itself, before it had this name. A picture will do.")),
    Part("calls", _("What else might I call it?"), _("As many as come. None of them has to be the one.")),
)
