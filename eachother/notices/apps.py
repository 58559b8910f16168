from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "eachother.notices"
    label = "notices"

    def ready(self) -> None:
        from eachother.notices import portability  # noqa: PLC0415 - tables can be named only now

        portability.register()
