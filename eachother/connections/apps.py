from django.apps import AppConfig


class ConnectionsConfig(AppConfig):
    name = "eachother.connections"
    label = "connections"

    def ready(self) -> None:
        # Tables can be named only now.
        from eachother.connections import doorway, jobs, notices, portability, sharing, strip  # noqa: F401, PLC0415

        notices.register()
        doorway.register()
        portability.register()
        sharing.register()
        strip.register()
