from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "eachother.exchange"
    label = "exchange"

    def ready(self) -> None:
        from eachother.exchange import jobs, notices, portability, removable, ways  # noqa: F401, PLC0415 - models are ready only now

        notices.register()
        portability.register()
        removable.register()
        ways.register()
