from django.apps import AppConfig


class ConnectionsConfig(AppConfig):
    name = "eachother.connections"
    label = "connections"

    def ready(self) -> None:
        from eachother.connections import doorway, notices, portability, sharing, strip  # noqa: PLC0415 - tables can be named only now

        notices.register()
        doorway.register()
        portability.register()
        sharing.register()
        strip.register()
