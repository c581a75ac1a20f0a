from taskforce.accounts.models.agency import Agency
from taskforce.accounts.models.jurisdiction import Jurisdiction
from taskforce.accounts.models.review import AccessReview
from taskforce.accounts.models.session import UserSession
from taskforce.accounts.models.task_force import Oversight, TaskForce
from taskforce.accounts.models.user import User

__all__ = [
    "AccessReview",
    "Agency",
    "Jurisdiction",
    "Oversight",
    "TaskForce",
    "User",
    "UserSession",
]
