from django.apps import AppConfig


class TurnsConfig(AppConfig):
    name = "eachother.turns"
    label = "turns"

    def ready(self) -> None:
        from eachother.turns import effects, jobs, notices, portability, sketch  # noqa: F401, PLC0415 - models are ready only now

        effects.register()
        notices.register()
        portability.register()
        sketch.register()
