"""Two people edited the same record: both texts side by side, nothing lost."""

from taskforce.ui.templatetags.ui import said


def differences(form, row) -> list[dict]:
    """The fields in which what was typed and what is saved now differ.

    :param form: bound and valid; :param row: the newer version.
    """
    found = []
    for name in form.fields:
        if name == "version" or not hasattr(row, name):
            continue
        mine, theirs = form.cleaned_data.get(name), getattr(row, name)
        if mine != theirs:
            found.append(
                {
                    "label": form[name].label,
                    "mine": _words(form, name, mine),
                    "theirs": _words(form, name, theirs),
                }
            )
    return found


def moved_on(request, row) -> dict:
    """What was posted, with the version it would now replace: saving again is a decision."""
    data = request.POST.copy()
    data["version"] = str(row.version)
    return data


def _words(form, name: str, value) -> str:
    if value in (None, "", []):
        return "Nothing"
    if isinstance(value, list):
        return ", ".join(str(one) for one in value)
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if hasattr(value, "isoformat"):
        return said(value)
    field = form.fields[name]
    choices = () if hasattr(field, "queryset") else getattr(field, "choices", ())
    return str(dict(choices).get(value, value))
