from django import forms
from django.contrib.auth.password_validation import validate_password

from taskforce.accounts.forms.log_in import password_field


class PasswordChangeForm(forms.Form):
    """The present password once, the new one twice (IA-5: eight or more, not a common one)."""

    present = password_field("Present password")
    new = password_field("New password", new=True)
    again = password_field("New password again", new=True)

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        self.fields[
            "new"
        ].help_text = (
            "At least eight characters. Several words in a row are good. It never expires."
        )

    def clean_new(self):
        new = self.cleaned_data["new"]
        validate_password(new, self.user)
        if self.user.check_password(new):
            raise forms.ValidationError("Choose another one than before.", code="same")
        return new

    def clean(self):
        data = super().clean()
        if "new" in data and data.get("again") not in (None, data["new"]):
            self.add_error("again", "The two new passwords differ.")
        return data
