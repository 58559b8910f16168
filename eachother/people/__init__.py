"""The people here: who they say they are, how they sign in, what they have lived, how open they are, their boundaries,
what power they carry; and their leaving.

Owns: Person, Slot, Keyring, Experience, Lived, Openness, Block, Mute, Acquaintance, Invitation, Arrival, Device,
Power, Leaving.
"""
