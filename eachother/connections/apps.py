from django.apps import AppConfig


class ConnectionsConfig(AppConfig):
    name = "eachother.connections"
    label = "connections"

    def ready(self) -> None:
        # Tables can be named only now.
        from eachother.connections import (  # noqa: PLC0415
            doorway,
            jobs,  # noqa: F401
            keeping,
            notices,
            portability,
            removable,
            sharing,
            strip,
        )
        from eachother.web import shell  # noqa: PLC0415

        keeping.register()
        notices.register()
        doorway.register()
        portability.register()
        removable.register()
        sharing.register()
        strip.register()
        shell.load("connections/ring.js")
