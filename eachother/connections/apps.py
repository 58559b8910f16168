from django.apps import AppConfig


class ConnectionsConfig(AppConfig):
    name = "eachother.connections"
    label = "connections"

    def ready(self) -> None:
        # Tables can be named only now.
        from eachother.connections import doorway, jobs, keeping, notices, portability, strip  # noqa: F401, PLC0415
        from eachother.web import shell  # noqa: PLC0415

        keeping.register()
        notices.register()
        doorway.register()
        portability.register()
        strip.register()
        shell.load("connections/ring.js")
