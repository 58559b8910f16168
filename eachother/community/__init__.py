"""This community's own settings, each with the decision that set it; the rules of deciding; what a decision can do
(`effects.py`, where rooms offer it); and the list of words that the mirror of own words asks about. Owns: Community,
WordList, Deciding, SetBy, Deed.
"""
