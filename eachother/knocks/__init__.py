"""Knocking at the door: a newcomer writes a few words, and two people who are here let them in. Owns: Knock, About,
Answer.
"""
