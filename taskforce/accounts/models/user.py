from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Lower

from taskforce.vocabulary.people import USER_ROLE


class UserManager(BaseUserManager):
    """Makes accounts; an account without a password cannot log in."""

    def create_user(self, username, password=None, **fields):
        user = self.model(username=username.lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username):
        return self.get(username=username.lower())


class User(AbstractBaseUser, PermissionsMixin):
    """A person of exactly one agency, with roles.

    ``is_superuser`` comes with Django's permission mixin and opens nothing: no rule asks
    for it (PROMISES.md, boundaries 6).
    """

    username = models.CharField(max_length=80, unique=True)
    full_name = models.CharField(max_length=120)
    title = models.CharField(max_length=60, blank=True, help_text="Rank or position.")
    badge = models.CharField("badge or employee number", max_length=30, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    agency = models.ForeignKey("accounts.Agency", on_delete=models.PROTECT, related_name="users")
    roles = ArrayField(models.CharField(max_length=20, choices=USER_ROLE.choices), default=list)
    is_active = models.BooleanField(default=True)
    disabled_at = models.DateTimeField(null=True, blank=True)
    enabled_at = models.DateTimeField(null=True, blank=True)
    disabled_reason = models.CharField(max_length=200, blank=True)
    locked_at = models.DateTimeField(
        null=True, blank=True, help_text="Set after five failed log-ins (CJIS AC-7)."
    )
    must_change_password = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = UserManager()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["full_name"]

    class Meta:
        ordering = ["full_name", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(roles__contained_by=list(USER_ROLE)), name="roles_are_declared"
            ),
            models.CheckConstraint(
                condition=models.Q(username=Lower("username")),
                name="username_is_lower_case",
            ),
        ]

    def __str__(self):
        return f"{self.title} {self.full_name}".strip()

    def get_full_name(self) -> str:
        return self.full_name

    @property
    def role_labels(self) -> list[str]:
        """The roles in words, in the order of the vocabulary."""
        return [USER_ROLE.label(code) for code in USER_ROLE if code in self.roles]
