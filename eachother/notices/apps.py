from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "eachother.notices"
    label = "notices"

    def ready(self) -> None:
        from eachother.notices import channels, jobs, portability  # noqa: F401, PLC0415 - tables can be named only now

        channels.load()
        portability.register()
