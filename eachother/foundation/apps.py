from django.apps import AppConfig
from django.urls import register_converter

from eachother.foundation.refs import RefConverter


class FoundationConfig(AppConfig):
    name = "eachother.foundation"
    label = "foundation"

    def ready(self) -> None:
        from eachother.foundation import jobs  # noqa: F401, PLC0415 - its chores can be registered only now

        register_converter(RefConverter, "ref")
