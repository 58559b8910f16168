"""The words of `foundation/problems.py`, at hand for the rooms above."""

from eachother.foundation.problems import Conflict, Gone, Problem, Refused

__all__ = ["Conflict", "Gone", "Problem", "Refused"]
