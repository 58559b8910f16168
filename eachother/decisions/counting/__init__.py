"""Counting, as pure functions: from what people said to what that comes to. They know refs, and neither tables nor people.

A lot of care lies in what they do not do: nothing is drawn, nothing follows from the order in which people spoke, and where
two stand alike that is what comes out.
"""
