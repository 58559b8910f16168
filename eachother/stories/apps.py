from django.apps import AppConfig


class StoriesConfig(AppConfig):
    name = "eachother.stories"
    label = "stories"
