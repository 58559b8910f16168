"""Circles: people who gather round an experience or a challenge they share. Nobody owns one. Owns: Circle, About,
Membership.

What happens in a circle (its talk, its table, its turns …) has rooms of its own, which stand above this one and show
themselves on a circle's page (`sections.py`).
"""
