from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "eachother.search"
    label = "search"

    def ready(self) -> None:
        from eachother.search import jobs  # noqa: F401, PLC0415 - its chores can be registered only now
