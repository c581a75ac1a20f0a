from django import forms
from django.utils.functional import Promise

NAME_LENGTH, PASSWORD_LENGTH = 80, 256

REFUSED = (
    "The user name or the password is wrong, or the account is closed. After five failed "
    "log-ins in 15 minutes an account stays locked until a supervisor or administrator of "
    "its agency releases it."
)
WAIT = "Too many log-ins from your network at once. Wait one minute, then try again."


def password_field(label: str | Promise, *, new: bool = False) -> forms.CharField:
    """A password as typed: spaces count, NUL and absurd lengths are refused."""
    word = "new-password" if new else "current-password"
    return forms.CharField(
        label=label,
        strip=False,
        max_length=PASSWORD_LENGTH,
        widget=forms.PasswordInput(attrs={"autocomplete": word}),
    )


class LogInForm(forms.Form):
    """Name, password, and the use notice read (CJIS Security Policy 5.9, AC-8)."""

    username = forms.CharField(
        label="User name",
        max_length=NAME_LENGTH,
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
    password = password_field("Password")
    notice = forms.BooleanField(
        label="I have read the use notice and accept it",
        error_messages={"required": "Read the use notice and accept it to log in."},
    )


class UnlockForm(forms.Form):
    """The password again, at the lock screen."""

    password = password_field("Password")
