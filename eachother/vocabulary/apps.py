from django.apps import AppConfig


class VocabularyConfig(AppConfig):
    name = "eachother.vocabulary"
    label = "vocabulary"

    def ready(self) -> None:
        from eachother.vocabulary import effects, jobs, notices, portability, ways  # noqa: F401, PLC0415 - models are ready only now

        effects.register()
        notices.register()
        portability.register()
        ways.register()
