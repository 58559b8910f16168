"""SQLite as Django's database, set up for one house with many people in it.

Reads never wait (write-ahead log). Writes stand in one line: a lock in the process and a file lock between processes,
so that a busy moment costs a short wait and never an error. What was measured is in `docs/decisions/sqlite.md`.
"""
