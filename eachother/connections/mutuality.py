"""Questions to sit with, under the drawing of what went both ways.

After Mead, Hilton & Curtis, 'Peer Support: A Theoretical Perspective' (2001), and Mead & MacNeil, 'Peer Support: What
Makes It Unique?' (2004): help that goes one way makes roles, and roles make people smaller; both give and both receive,
and what each needs is said. They ask, and bring no answer along.
"""

from django.utils.translation import gettext_lazy as _

QUESTIONS = (
    _("What do I find easy to give here, and hard to take?"),
    _("When did I last ask for something, and what was that like?"),
    _("Is there anything I hold back because one of us is ‘the strong one’?"),
    _("What have I learned from being asked?"),
    _("What would it be like to swap for a week: who asks, who offers?"),
    _("What goes between us that nobody would think of marking?"),
    _("Is there a yes I gave that was really a no?"),
    _("What do we both get out of this?"),
)
