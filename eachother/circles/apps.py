from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CirclesConfig(AppConfig):
    name = "eachother.circles"
    label = "circles"

    def ready(self) -> None:
        from eachother.circles import effects, jobs, notices, places, portability, removable, sections, ways  # noqa: F401, PLC0415 - tables can be named only now

        effects.register()
        places.register()
        notices.register()
        portability.register()
        removable.register()
        sections.register(sections.Section(_("The circle"), "circles:circle", "circle-dot-dashed", 0))
        sections.register(sections.Section(_("People"), "circles:people", "users-round", 80))
        sections.register(sections.Section(_("Agreement"), "circles:agreement", "handshake", 90))
        ways.register()
