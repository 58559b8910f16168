"""Who is told what, where, and how quietly, as they have chosen. Owns: Notice, Choice, Manner."""
