"""The pages of this room, a file for each place. They check, call a verb, and answer."""
