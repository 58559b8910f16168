"""Search in people's own words: the index, and nothing about what is in it.

An entry stands for one thing of a kind (a person, later a story or an ask) and holds the terms of its texts. A term is
a word, folded or stemmed, behind the audience that may find it: each audience has lists of its own, so that nobody's
search ever reads a list of words that are not for them. Rooms above say which texts are for whom (`actions.put`), and
who is asking (`queries.Seen`).
"""
