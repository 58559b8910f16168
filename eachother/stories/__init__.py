"""Stories: told by whoever lived them, to those they choose, for the uses they said yes to; taken back, they are gone
from everywhere. Letters to somebody at the start are stories too. Owns: Story, Use and where a story stands.
"""
