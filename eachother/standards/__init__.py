"""Standards: what ought to be here, each drawn out of stories, with the dissent beside it. Owns: Standard, its
versions, its readings, and the line from each to the stories it was drawn from.
"""
