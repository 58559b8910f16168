from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    name = "eachother.decisions"
    label = "decisions"

    def ready(self) -> None:
        from eachother.decisions import (  # noqa: PLC0415 - models are ready
            consent,
            entries,
            finding_time,
            jobs,  # noqa: F401
            notices,
            portability,
            ranked,
            removable,
            sketch,
            temperature,
        )

        consent.register()
        entries.register()
        ranked.register()
        finding_time.register()
        temperature.register()
        notices.register()
        portability.register()
        removable.register()
        sketch.register()
