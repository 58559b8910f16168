"""The slow step of every sign-in, watched."""

from django.contrib.auth.hashers import MD5PasswordHasher
from django.db import connection


class Watched(MD5PasswordHasher):
    """How often it is done, and whether others wait for it."""

    hashed = 0
    while_writing = 0

    def encode(self, password: str, salt: str) -> str:
        Watched.hashed += 1
        Watched.while_writing += connection.in_atomic_block
        return super().encode(password, salt)
