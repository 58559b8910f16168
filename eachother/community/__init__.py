"""This community's own settings, each with the act that set it, and the list of words that the mirror of own words asks
about. Owns: Community, WordList.
"""
