"""The pages of this room, and what they send."""
