from django import forms

from cases.redaction.places import groups
from cases.redaction.rules import RULES, by_hand
from cases.services.redaction_mark import LONGEST
from taskforce.ui.forms import OnceForm, with_blank

STATES = (
    ("waits", "Waits for a decision"),
    ("default", "Redacted unless refused"),
    ("accepted", "Redacted by decision"),
    ("refused", "Left in by decision"),
)


class RedactionFilterForm(forms.Form):
    """What the proposals are narrowed by."""

    kind = forms.ChoiceField(
        required=False, choices=with_blank([(one.kind, one.label) for one in RULES.values()])
    )
    state = forms.ChoiceField(required=False, choices=with_blank(STATES))
    place = forms.ChoiceField(label="Where", required=False, choices=lambda: with_blank(groups()))

    @property
    def chosen(self) -> dict[str, str]:
        """The filters in force; a value that is not offered narrows nothing."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class ByHandForm(OnceForm):
    """Whatever is redacted by hand has a kind; one without a ground of its own has a reason."""

    kind = forms.ChoiceField(label="Kind", choices=by_hand)
    reason = forms.CharField(
        label="Reason",
        required=False,
        max_length=LONGEST,
        help_text="Needed for the kind “Other”; kept with your name.",
    )


class MarkTextForm(ByHandForm):
    """A text to redact wherever it stands in the case."""

    text = forms.CharField(
        label="Text to redact",
        max_length=LONGEST,
        help_text="As it is written in the case. Found in any case, with any accents and breaks.",
    )
    field_order = ["text", "kind", "reason"]


class MarkBoxForm(ByHandForm):
    """A box on a page, in percent from the upper left corner."""

    left = forms.FloatField(label="From the left, %", min_value=0, max_value=100)
    top = forms.FloatField(label="From the top, %", min_value=0, max_value=100)
    width = forms.FloatField(label="Width, %", min_value=0.2, max_value=100)
    height = forms.FloatField(label="Height, %", min_value=0.2, max_value=100)
    field_order = ["left", "top", "width", "height", "kind", "reason"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("left", "top", "width", "height"):
            self.fields[name].widget.attrs.update(step="any", inputmode="decimal")

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, width and height in fractions of the page."""
        left, top, width, height = (
            self.cleaned_data[name] / 100 for name in ("left", "top", "width", "height")
        )
        return left, top, width, height
