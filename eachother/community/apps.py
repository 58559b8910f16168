from django.apps import AppConfig


class CommunityConfig(AppConfig):
    name = "eachother.community"
    label = "community"

    def ready(self) -> None:
        from eachother.community import changes, entries, queries  # noqa: PLC0415 - they ask tables, which are known only now
        from eachother.web import shell  # noqa: PLC0415

        changes.register()
        entries.register()
        shell.provide("community", lambda request: queries.current())
        shell.load("community/mirror.js")
