"""The pages of this room. None needs a script."""
