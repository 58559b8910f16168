from django.apps import AppConfig


class CommunityConfig(AppConfig):
    name = "eachother.community"
    label = "community"

    def ready(self) -> None:
        from eachother.community import queries  # noqa: PLC0415 - it asks a table, which is known only now
        from eachother.web import shell  # noqa: PLC0415

        shell.provide("community", lambda request: queries.current())
        shell.load("community/mirror.js")
