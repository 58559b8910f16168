from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "eachother.files"
    label = "files"

    def ready(self) -> None:
        from eachother.files import jobs, portability  # noqa: F401, PLC0415 - tables can be named only now

        portability.register()
