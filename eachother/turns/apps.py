from django.apps import AppConfig


class TurnsConfig(AppConfig):
    name = "eachother.turns"
    label = "turns"

    def ready(self) -> None:
        from eachother.turns import jobs, notices, portability, sketch  # noqa: F401, PLC0415 - models are ready only now

        notices.register()
        portability.register()
        sketch.register()
