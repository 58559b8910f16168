from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "eachother.people"
    label = "people"

    def ready(self) -> None:
        from eachother.people import hiding, jobs, portability, removable  # noqa: F401, PLC0415 - what needs the tables comes only now
        from eachother.web import shell  # noqa: PLC0415

        shell.load("people/idle.js")
        hiding.register()
        portability.register()
        removable.register()
