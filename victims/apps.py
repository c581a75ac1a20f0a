from django.apps import AppConfig


class VictimsConfig(AppConfig):
    name = "victims"
    verbose_name = "Victims"

    def ready(self):
        from victims import access, audit_kinds, frame_parts  # noqa: F401

        frame_parts.register()
