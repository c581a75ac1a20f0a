"""Two people edited the same record: both texts side by side, nothing lost."""

from taskforce.ui.templatetags.ui import said


def differences(form, saved: dict) -> list[dict]:
    """The fields in which what was typed and what is saved now differ.

    :param form: bound and valid.
    :param saved: the newer row's values, by field, as the form would show them.
    """
    found = []
    for name in form.fields:
        mine, theirs = form.cleaned_data.get(name), saved.get(name)
        if name == "version" or name not in saved or _plain(mine) == _plain(theirs):
            continue
        found.append(
            {
                "label": form[name].label,
                "mine": _words(form, name, mine),
                "theirs": _words(form, name, theirs),
            }
        )
    return found


def moved_on(posted, version: int):
    """What was posted, with the version it would now replace: saving again is a decision."""
    data = posted.copy()
    data["version"] = str(version)
    return data


def _plain(value) -> str:
    if value is None:
        return ""
    return str(getattr(value, "pk", value))


def _words(form, name: str, value) -> str:
    if _plain(value) == "":
        return "Nothing"
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if hasattr(value, "isoformat"):
        return said(value)
    choices = dict(getattr(form.fields[name], "choices", ()))
    return str(choices.get(value, choices.get(_plain(value), value)))
