"""Standards: what ought to be here, each drawn out of stories, with the dissent beside it.

Owns: Standard, Root (a story under it), Reading (what somebody says matters in its stories), Statement (its words,
version by version), Voice (what somebody says to it before everybody is asked), Adoption, Recall (it is back on the
table), Showing. What holds here changes by decision alone (`effects.py`). Why so: `docs/decisions/standards.md`.
"""
