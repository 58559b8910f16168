from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "eachother.web"
    label = "web"
