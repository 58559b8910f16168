from django.apps import AppConfig


class TableConfig(AppConfig):
    name = "eachother.table"
    label = "table"

    def ready(self) -> None:
        from eachother.table import jobs, portability, sketch  # noqa: F401, PLC0415 - models are ready only now

        portability.register()
        sketch.register()
