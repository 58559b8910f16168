"""Who is told what, where, and how quietly. Owns: Notice."""
