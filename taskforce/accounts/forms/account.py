from django import forms
from django.core.validators import RegexValidator

from taskforce.accounts.models import User
from taskforce.accounts.roles import check_roles, roles_for
from taskforce.accounts.services.change import PERSON_FIELDS
from taskforce.accounts.stale import seal_of
from taskforce.vocabulary.people import USER_ROLE, USER_ROLE_NEVER_SEES

user_name = RegexValidator(
    r"^[a-z0-9][a-z0-9._-]{1,78}[a-z0-9]$",
    "Use 3 to 80 small letters, digits, dots, hyphens or underscores.",
)


class PersonForm(forms.ModelForm):
    """A person's particulars. ``seen`` is the seal of what was shown."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    class Meta:
        model = User
        fields = PERSON_FIELDS

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["seen"] = seal_of(self.instance, PERSON_FIELDS)

    @property
    def person(self) -> dict:
        """The cleaned particulars."""
        return {name: self.cleaned_data[name] for name in PERSON_FIELDS}


class RolesField(forms.MultipleChoiceField):
    """The roles that one agency's accounts may hold."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, agency, **kwargs):
        self.agency = agency
        choices = [(code, USER_ROLE.label(code)) for code in roles_for(agency)]
        super().__init__(choices=choices, label="Roles", **kwargs)
        self.help_text = "What each role does and never sees stands below."

    def validate(self, value):
        super().validate(value)
        check_roles(self.agency, value)


class RolesForm(forms.Form):
    """Roles alone: they are changed apart from the particulars, and recorded apart."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def __init__(self, *args, agency, account=None, **kwargs):
        if account is not None:
            shown = {"roles": account.roles, "seen": seal_of(account, ["roles"])}
            kwargs.setdefault("initial", shown)
        super().__init__(*args, **kwargs)
        self.fields["roles"] = RolesField(agency, required=False)


class NewAccountForm(forms.ModelForm):
    """A new account of the own agency; its temporary password is made, not typed."""

    class Meta:
        model = User
        fields = ("username", *PERSON_FIELDS)
        labels = {"username": "User name"}
        help_texts = {"username": "Small letters, for example a.garcia. It stays the same."}

    def __init__(self, *args, agency, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["username"].validators.append(user_name)
        self.fields["roles"] = RolesField(agency)

    def clean_username(self):
        name = self.cleaned_data["username"].lower()
        if User.objects.filter(username=name).exists():
            raise forms.ValidationError("This user name is taken.", code="taken")
        return name


class ReasonForm(forms.Form):
    """Why an account is closed."""

    reason = forms.CharField(
        max_length=200, help_text="For example: left the agency on March 3. No case content."
    )


class AccountFilterForm(forms.Form):
    """What the list of accounts shows."""

    STATES = [("", "All"), ("open", "Open"), ("locked", "Locked"), ("closed", "Disabled")]

    q = forms.CharField(label="Name or user name", required=False, max_length=80)
    state = forms.ChoiceField(label="State", required=False, choices=STATES)
    role = forms.ChoiceField(label="Role", required=False)

    def __init__(self, *args, agency, **kwargs):
        super().__init__(*args, **kwargs)
        codes = roles_for(agency)
        self.fields["role"].choices = [("", "All"), *((c, USER_ROLE.label(c)) for c in codes)]


def explained_roles(codes) -> list[dict]:
    """Roles with what they do and never see, for the lists beside the forms."""
    return [
        {
            "label": USER_ROLE.label(code),
            "does": USER_ROLE[code].definition,
            "never": USER_ROLE_NEVER_SEES.label(code),
        }
        for code in codes
    ]
