"""The record: what was decided and done here with power, in the order in which it happened, chained so that a silent
change shows. Owns: Entry, Words, Head, Setting.

Other rooms and commands append to it (`actions.write`, and `kinds.register` for how it reads); nobody rewrites it. Its
page, for everybody here, stands in `home`. How it is chained, and what that is worth: `docs/decisions/record.md`.
"""
