"""The declared list of actions. An unknown name raises, wherever it is used."""

from dataclasses import dataclass


class UnknownAction(LookupError):
    """A name that no room declared."""


@dataclass(frozen=True)
class Action:
    """Something a person may do to a kind of record."""

    name: str
    label: str
    help: str = ""


_actions: dict[str, Action] = {}


def declare(name: str, label: str, help: str = "") -> Action:
    """Declare an action once, at import of the app's ``access.py``."""
    action = Action(name, label, help)
    if _actions.get(name, action) != action:
        raise ValueError(f"action {name} is declared twice")
    _actions[name] = action
    return action


def get(name: str) -> Action:
    """The action of that name; raises :class:`UnknownAction`."""
    try:
        return _actions[name]
    except KeyError:
        raise UnknownAction(name) from None


def declared() -> list[Action]:
    """All actions, by name."""
    return [_actions[name] for name in sorted(_actions)]
