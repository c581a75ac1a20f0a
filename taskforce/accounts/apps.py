from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "taskforce.accounts"
    label = "accounts"
    verbose_name = "Accounts"
