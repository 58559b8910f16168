from django.apps import AppConfig


class StandardsConfig(AppConfig):
    name = "eachother.standards"
    label = "standards"
