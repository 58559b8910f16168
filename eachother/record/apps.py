from django.apps import AppConfig


class RecordConfig(AppConfig):
    name = "eachother.record"
    label = "record"
