from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "eachother.journal"
    label = "journal"

    def ready(self) -> None:
        from eachother.journal import portability  # noqa: PLC0415 - tables can be named only now
        from eachother.journal.parts import PLAN, TAKEN_APART  # noqa: PLC0415
        from eachother.web import shell  # noqa: PLC0415

        portability.register()
        shell.provide("plan_parts", lambda request: PLAN)
        shell.provide("word_parts", lambda request: TAKEN_APART)
