"""What this room puts on "My desk"."""


def register() -> None:
    """Called once by the app's ``ready``."""
