from django.apps import AppConfig


class VaultConfig(AppConfig):
    name = "taskforce.vault"
    label = "vault"
