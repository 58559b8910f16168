from django.apps import AppConfig


class KnocksConfig(AppConfig):
    name = "eachother.knocks"
    label = "knocks"

    def ready(self) -> None:
        from eachother.knocks import jobs, notices, portability, ways  # noqa: F401, PLC0415 - models are ready only now

        notices.register()
        portability.register()
        ways.register()
