from django.apps import AppConfig


class StoriesConfig(AppConfig):
    name = "eachother.stories"
    label = "stories"

    def ready(self) -> None:
        from eachother.stories import jobs, notices, places, portability  # noqa: F401, PLC0415 - tables can be named only now

        notices.register()
        portability.register()
        places.register()
