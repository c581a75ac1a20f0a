"""USWDS classes on Django's forms: ``FORM_RENDERER = "taskforce.ui.forms.renderer.UsaRenderer"``.

Needs ``django.forms`` in INSTALLED_APPS. Forms stay plain Django forms: ``{{ form }}`` gives
error summary and fields, ``{{ form.name.as_field_group }}`` one field with label, hint,
definition and errors.
"""

from django.forms.renderers import TemplatesSetting

# Widget template → classes. A class that a form sets itself is kept beside them.
CLASSES = {
    "django/forms/widgets/text.html": "usa-input",
    "django/forms/widgets/email.html": "usa-input",
    "django/forms/widgets/url.html": "usa-input",
    "django/forms/widgets/tel.html": "usa-input",
    "django/forms/widgets/search.html": "usa-input",
    "django/forms/widgets/password.html": "usa-input",
    "django/forms/widgets/number.html": "usa-input usa-input--number",
    "django/forms/widgets/date.html": "usa-input usa-input--when",
    "django/forms/widgets/time.html": "usa-input usa-input--when",
    "django/forms/widgets/datetime.html": "usa-input usa-input--when",
    "django/forms/widgets/textarea.html": "usa-textarea",
    "django/forms/widgets/select.html": "usa-select",
    "django/forms/widgets/file.html": "tf-file",
    "django/forms/widgets/clearable_file_input.html": "tf-file",
    "django/forms/widgets/checkbox.html": "usa-checkbox__input",
    "django/forms/widgets/checkbox_option.html": "usa-checkbox__input usa-checkbox__input--tile",
    "django/forms/widgets/radio_option.html": "usa-radio__input usa-radio__input--tile",
}


class UsaRenderer(TemplatesSetting):
    """Django's renderer with the project's templates and USWDS classes."""

    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"
    formset_template_name = "forms/formset.html"

    def render(self, template_name, context, request=None):
        widget = context.get("widget")
        if widget is not None:
            _dress(widget)
        return super().render(template_name, context, request)


def _dress(widget: dict) -> None:
    """Put the classes of a widget's template on its attributes, also on its parts."""
    classes = CLASSES.get(widget.get("template_name", ""))
    attrs = widget.get("attrs", {})
    if classes:
        if attrs.get("aria-invalid"):
            classes += " usa-input--error"
        own = attrs.get("class", "")
        widget["attrs"] = {**attrs, "class": f"{classes} {own}".strip()}
    for part in widget.get("subwidgets", ()):
        _dress(part)
    for _, options, _ in widget.get("optgroups", ()):
        for option in options:
            _dress(option)
