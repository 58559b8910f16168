"""Decisions: a question, what would help to understand it, a proposal, how it meets people, and how it ends. In a
circle or in the whole community; nothing is decided against an objection. Owns: Decision and what belongs to one.

What a decision does when it closes, the rooms below and above offer (`community/effects.py`).
"""
