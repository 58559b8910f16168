from django.apps import AppConfig


class PracticeConfig(AppConfig):
    name = "eachother.practice"
    label = "practice"
