from django.apps import AppConfig


class PracticeConfig(AppConfig):
    name = "eachother.practice"
    label = "practice"

    def ready(self) -> None:
        from eachother.practice import jobs, portability  # noqa: F401, PLC0415 - models are ready only now

        portability.register()
