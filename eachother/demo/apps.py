from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "eachother.demo"
    label = "demo"
