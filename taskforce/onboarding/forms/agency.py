"""What is asked of a new agency, and of its first administrator."""

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from taskforce.accounts.forms.account import user_name
from taskforce.accounts.forms.agency import ORI
from taskforce.accounts.forms.log_in import password_field
from taskforce.accounts.models import Agency, TaskForce, User
from taskforce.accounts.services.found import SHORT_NAME, SHORT_NAME_RULE
from taskforce.ui.forms import RadioTiles, hints
from taskforce.vocabulary.agencies import AGENCY_KIND
from taskforce.vocabulary.us_states import US_STATE

ENTRY = ("name", "short_name", "kind", "ori", "phone", "city", "state")


class AgencyEntryForm(forms.ModelForm):
    """A new agency as the directory will show it. Saved by a service, never by the form."""

    kind = forms.ChoiceField(
        label=_("Type of agency"),
        choices=AGENCY_KIND.choices,
        widget=RadioTiles(hints=hints(AGENCY_KIND)),
        help_text=_("The type decides which roles people can have. It can’t be changed later."),
        error_messages={"required": _("Choose a type of agency.")},
    )
    state = forms.ChoiceField(
        label=_("State or territory"),
        choices=[("", _("Choose one")), *US_STATE.choices],
        error_messages={"required": _("Choose a state or territory.")},
    )

    class Meta:
        model = Agency
        fields = ENTRY
        labels = {
            "name": _("Agency name"),
            "short_name": _("Short name"),
            "ori": _("ORI"),
            "phone": _("Phone for other agencies"),
            "city": _("City"),
        }
        help_texts = {
            "name": _("The full name, e.g., Riverton Police Department."),
            "short_name": _(
                "Begins every case number, e.g., RPD in RPD-2026-0001. It can’t be changed later."
            ),
            "ori": _("Originating Agency Identifier: nine characters. Law enforcement only."),
            "phone": _("The number other agencies call."),
        }
        error_messages = {
            "name": {
                "required": _("Enter the agency’s name."),
                "unique": _("An agency with this name already exists."),
            },
            "short_name": {
                "required": _("Enter a short name."),
                "unique": _("Another agency already uses this short name."),
            },
        }

    def clean_short_name(self):
        name = self.cleaned_data["short_name"].strip().upper()
        if not SHORT_NAME.match(name):
            raise forms.ValidationError(_(SHORT_NAME_RULE), code="short_name")
        return name

    def clean_ori(self):
        ori = self.cleaned_data["ori"].strip().upper()
        if ori and not ORI.match(ori):
            raise forms.ValidationError(_("An ORI has nine letters and digits."), code="ori")
        return ori

    @property
    def entry(self) -> dict[str, str]:
        """The agency's fields alone."""
        return {name: self.cleaned_data[name] for name in ENTRY}


class FirstAgencyForm(AgencyEntryForm):
    """Step 1 of the first set-up: the task force and the agency that leads it."""

    task_force = forms.CharField(
        label=_("Task force name"),
        max_length=TaskForce._meta.get_field("name").max_length,
        help_text=_("As in your written agreement, e.g., Riverton Human Trafficking Task Force."),
        error_messages={"required": _("Enter the task force’s name.")},
    )
    field_order = ["task_force", *ENTRY]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Your agency’s name")


class PersonNameForm(forms.Form):
    """Who the first administrator is."""

    full_name = forms.CharField(
        label=_("Administrator’s full name"),
        max_length=User._meta.get_field("full_name").max_length,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Enter the administrator’s name.")},
    )
    username = forms.CharField(
        label=_("Username"),
        max_length=User._meta.get_field("username").max_length,
        help_text=_("Use lowercase letters, e.g., a.garcia. It can’t be changed later."),
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        ),
        error_messages={"required": _("Enter a username.")},
    )

    def clean_username(self):
        name = self.cleaned_data["username"].lower()
        user_name(name)
        if User.objects.filter(username=name).exists():
            raise forms.ValidationError(_("This username is taken."), code="taken")
        return name


class FirstAdministratorForm(PersonNameForm):
    """Step 3 of the first set-up: the administrator chooses a password here."""

    password = password_field(_("Password"), new=True)
    again = password_field(_("Confirm password"), new=True)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = _(
            "At least eight characters. Several words in a row work well. It never expires."
        )
        self.fields["password"].error_messages["required"] = _("Enter a password.")
        self.fields["again"].error_messages["required"] = _("Enter the password again.")

    def clean(self):
        data = super().clean()
        password = data.get("password")
        if password:
            person = User(username=data.get("username", ""), full_name=data.get("full_name", ""))
            try:
                validate_password(password, person)
            except forms.ValidationError as error:
                self.add_error("password", error)
        if password and data.get("again") not in (None, password):
            self.add_error("again", _("The two passwords don’t match."))
        return data


class MemberForm(PersonNameForm, AgencyEntryForm):
    """A further agency of the task force, with its first administrator."""

    field_order = [*ENTRY, "full_name", "username"]
