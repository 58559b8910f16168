from django.apps import AppConfig


class TalkConfig(AppConfig):
    name = "eachother.talk"
    label = "talk"

    def ready(self) -> None:
        from eachother.talk import jobs, notices, portability, removable, sketch  # noqa: F401, PLC0415 - tables can be named only now

        notices.register()
        portability.register()
        removable.register()
        sketch.register()
