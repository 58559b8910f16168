from django.apps import AppConfig


class TalkConfig(AppConfig):
    name = "eachother.talk"
    label = "talk"

    def ready(self) -> None:
        from eachother.talk import jobs, notices, portability, sketch  # noqa: F401, PLC0415 - tables can be named only now

        notices.register()
        portability.register()
        sketch.register()
