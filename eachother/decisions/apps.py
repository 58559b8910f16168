from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    name = "eachother.decisions"
    label = "decisions"

    def ready(self) -> None:
        from eachother.decisions import consent, jobs, notices, portability, sketch  # noqa: F401, PLC0415 - models are ready

        consent.register()
        notices.register()
        portability.register()
        sketch.register()
