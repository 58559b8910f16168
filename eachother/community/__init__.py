"""This community's own settings, each with the act that set it. Owns: Community."""
