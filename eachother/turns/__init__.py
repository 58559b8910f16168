"""Turns: tasks that a circle names, taken freely, by turn or by lot; they end by themselves and carry no rank. Owns:
Task, Willing, Turn, Asking, Draw, Lot.

Anybody in a circle names a task. Who has said that they are *willing* is asked when it would be their turn; nobody gets
one without their yes, and nobody has one twice in a row while others are willing. A lot that was drawn is written down
with who was in it and the seed that its order follows from.

For rooms above:

    from eachother.turns.models import Kind
    from eachother.turns.queries import holder_of, shown_holder_of
    holder_of(circle, Kind.GATHERING)                # the Person whose turn it is to call the gathering, or None
    shown_holder_of(circle, Kind.GATHERING, viewer)  # a Whose for this viewer (no name: somebody's), or None

A turn carries no rights: show whose it is, and let anybody do the thing.
"""
