"""Two people come alongside, or a few; they talk in words that the server cannot read, and agree what helps.

Owns: Connection, Member, Asking and Approval (who would come in to a few, and by whose word), Step (who did what
when), Epoch and Grant (whose keys open what), Message, Attachment (which files a message tells of), and the
agreement: Clause, Wording, Consent, Reopening. Byte formats stand in `vault/README.md`; everything here stores and
orders sealed things, and never opens one.
"""
