from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "eachother.web"
    label = "web"

    def ready(self) -> None:
        from eachother.web import jobs  # noqa: F401, PLC0415 - its chores can be registered only now
