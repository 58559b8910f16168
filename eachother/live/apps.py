from django.apps import AppConfig


class LiveConfig(AppConfig):
    name = "eachother.live"
    label = "live"

    def ready(self) -> None:
        from eachother.web import shell  # noqa: PLC0415 - rooms speak to one another only when all are there

        shell.load("live/live.js")
