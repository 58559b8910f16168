"""The record: what was decided and done here with power, in the order in which it happened, chained so that a silent
change shows. Owns: Entry.

Other rooms and commands append to it (`actions.write`); nobody rewrites it. Its page is open to everybody here.
"""
