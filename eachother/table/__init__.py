"""The table of a circle: who is there just now, and talk that nobody keeps.

A *line* is said at the table and is gone within the hour; nothing of it is written down anywhere. A *seat* is
somebody's who has sat down, to listen or to talk too. There are no tables of the database here: both stand in this
process's memory (`memory.py`), or, the lines sealed, in the Redis that a community's processes share (`shared.py`).
"""
