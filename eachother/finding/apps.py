from django.apps import AppConfig


class FindingConfig(AppConfig):
    name = "eachother.finding"
    label = "finding"

    def ready(self) -> None:
        from eachother.finding import doorway, jobs, notices, places, portability  # noqa: F401, PLC0415 - models are ready only now

        notices.register()
        doorway.register()
        places.register()
        portability.register()
