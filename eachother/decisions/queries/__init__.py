"""What can be read of decisions; never writes.

decision_for(person, ref)      readable, with `is_in` (whether they belong to who decides); else a 404
decision_within(person, ref)   of those they belong to; PermissionDenied where they may only read
last_round(decision), elector_in(round, person)
minority_of(decision, viewer)  the minority's positions in the round it closed with, for whoever shows dissent
"""
