from django.apps import AppConfig


class FoundationConfig(AppConfig):
    name = "eachother.foundation"
    label = "foundation"

    def ready(self) -> None:
        from eachother.foundation import jobs  # noqa: F401, PLC0415 - its chores can be registered only now
