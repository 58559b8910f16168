"""Sealed files: taken in chunk by chunk, kept where the host says, gone when nothing refers to them any more.

Owns: Blob. The room above that takes one into something of its own says whose it is to read (`keeping.py`); here nobody
looks inside, and nobody could.
"""
