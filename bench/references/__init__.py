"""Tiny programs that do the same with nothing in between."""
