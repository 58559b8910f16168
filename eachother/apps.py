"""Wires the rooms together once all of them are ready."""

from django.apps import AppConfig


class House(AppConfig):
    name = "eachother"

    def ready(self) -> None:
        from eachother import wiring  # noqa: PLC0415 - the rooms' tables must be there first

        wiring.connect()
