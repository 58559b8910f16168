"""How people who share something come in sight of each other, and the nod.

Owns: Attention, Nod, Posting, TermCount, Tie.

Who can be found stands in one table of postings, a row for each experience and language of a person. What a person
shows only after a mutual nod has no posting, so it can neither bring anybody nor be guessed from who is brought; what
they show to people who share it has one, read only for somebody who lets themselves be found by the same, and both
then see it; for everybody else nothing counts it and nothing moves by it (`docs/decisions/finding.md`). People who are
hidden have no postings at all.
"""
