from django.apps import AppConfig


class VaultConfig(AppConfig):
    name = "eachother.vault"
    label = "vault"
