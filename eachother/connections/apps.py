from django.apps import AppConfig


class ConnectionsConfig(AppConfig):
    name = "eachother.connections"
    label = "connections"

    def ready(self) -> None:
        from eachother.connections import doorway, keeping, notices, portability, strip  # noqa: PLC0415 - tables can be named only now
        from eachother.web import shell  # noqa: PLC0415

        keeping.register()
        notices.register()
        doorway.register()
        portability.register()
        strip.register()
        shell.load("connections/ring.js")
