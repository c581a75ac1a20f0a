"""What this room puts on "My desk"."""

from django.utils.translation import gettext_noop

from taskforce.ui.registry import DeskPanel, register_desk_panel, registry


def register() -> None:
    """Called once by the app's ``ready``."""
    from taskforce.onboarding.checklist import finish_setting_up

    if "finish_setting_up" in registry.desk:
        return
    register_desk_panel(
        DeskPanel(
            "finish_setting_up",
            gettext_noop("Finish setting up"),
            "onboarding/desk/checklist.html",
            finish_setting_up,
            roles=frozenset({"administrator"}),
            icon="check_circle_outline",
            order=1,
            width="wide",
        )
    )
