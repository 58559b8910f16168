"""Riverside, a made-up community with about forty people, so that whoever hosts or builds can look around in it.

`lives/` holds what they say, written by hand; the rest of this folder puts it into an empty database as if it had
happened over the last months. Only `eachother demo`, the benches and tests use it. It owns no tables.
"""
