from django.apps import AppConfig


class PracticeConfig(AppConfig):
    name = "eachother.practice"
    label = "practice"

    def ready(self) -> None:
        from eachother.practice import (  # noqa: PLC0415 - models are ready only now
            jobs,  # noqa: F401
            portability,
            removable,
        )

        portability.register()
        removable.register()
