from django.apps import AppConfig


class StandardsConfig(AppConfig):
    name = "eachother.standards"
    label = "standards"

    def ready(self) -> None:
        from eachother.standards import (  # noqa: PLC0415 - models are ready only now
            effects,
            jobs,  # noqa: F401
            notices,
            portability,
            removable,
            stands,
            ways,
        )

        effects.register()
        notices.register()
        portability.register()
        removable.register()
        stands.register()
        ways.register()
