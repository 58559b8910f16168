from django.apps import AppConfig


class GatheringsConfig(AppConfig):
    name = "eachother.gatherings"
    label = "gatherings"

    def ready(self) -> None:
        from eachother.gatherings import jobs, notices, portability, removable, sketches  # noqa: F401, PLC0415 - models are ready

        notices.register()
        portability.register()
        removable.register()
        sketches.register()
