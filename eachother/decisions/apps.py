from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    name = "eachother.decisions"
    label = "decisions"
