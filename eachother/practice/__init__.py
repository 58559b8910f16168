"""Practice: conversations to try, alone or in twos, moment by moment, and what each answer opens or closes. Written and
changed by the people here. Owns: Conversation, Version (what it says, as somebody wrote it), Sitting (two at it now).

Nobody is marked, nothing is counted, and what somebody chooses is kept by nobody. Why so: `docs/decisions/practice.md`.
"""
