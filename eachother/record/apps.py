from django.apps import AppConfig


class RecordConfig(AppConfig):
    name = "eachother.record"
    label = "record"

    def ready(self) -> None:
        from eachother.record import words  # noqa: PLC0415 - tables can be named only now

        words.register()
