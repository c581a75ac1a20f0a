"""What a list is filtered by, in words: chips that can be removed one by one."""

from dataclasses import dataclass

from django.http import QueryDict

SHOWN = 3


@dataclass(frozen=True)
class Chip:
    """A filter that holds: "Status: Open", and the address of the list without it."""

    label: str
    value: str
    remove_href: str


class Filters:
    """The filters of a request, told from a bound form (a django-filter set's ``.form``)."""

    def __init__(self, form, given: QueryDict):
        self.form, self.given = form, given

    @property
    def chips(self) -> list[Chip]:
        """One for each field with a value, in the order of the form."""
        if not self.form.is_bound:
            return []
        self.form.is_valid()
        found = []
        for name in self.form.fields:
            value = self.form.cleaned_data.get(name)
            if value in (None, "", [], ()) or (hasattr(value, "exists") and not value):
                continue
            found.append(
                Chip(str(self.form[name].label), self._said(name, value), self._without(name))
            )
        return found

    @property
    def sentence(self) -> str:
        """Why a list may be empty: "You filter by Status: Open and Kind: Sex trafficking."."""
        parts = [f"{chip.label}: {chip.value}" for chip in self.chips]
        if not parts:
            return ""
        listed = parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
        return f"You filter by {listed}."

    @property
    def clear_href(self) -> str:
        """The list without any filter, in the same order."""
        return (
            f"?sort={self.given['sort']}"
            if self.given.get("sort", "").strip("-").isidentifier()
            else "?"
        )

    @property
    def querystring(self) -> str:
        """For saving the view: the filter and the order."""
        kept = self.given.copy()
        kept.pop("cursor", None)
        return kept.urlencode()

    def _without(self, name: str) -> str:
        kept = self.given.copy()
        prefixes = (f"{name}_", f"{name}-")
        for key in list(kept):
            if (
                key == name
                or key == "cursor"
                or (key.startswith(prefixes) and key not in self.form.fields)
            ):
                kept.pop(key)
        return f"?{kept.urlencode()}"

    def _said(self, name: str, value) -> str:
        field = self.form.fields[name]
        if isinstance(value, slice):
            return f"{value.start or '…'} – {value.stop or '…'}"
        if isinstance(value, bool):
            return "Yes" if value else "No"
        many = value if isinstance(value, (list, tuple)) or hasattr(value, "exists") else [value]
        labels = _labels(field)
        said = [labels.get(str(one), str(one)) for one in many]
        rest = len(said) - SHOWN
        return ", ".join(said[:SHOWN]) + (f" and {rest} more" if rest > 0 else "")


def _labels(field) -> dict[str, str]:
    """Code → label of a declared choice field; rows of the database name themselves."""
    if hasattr(field, "queryset"):
        return {}
    flat = {}
    for value, label in getattr(field, "choices", ()):
        if isinstance(label, (list, tuple)):
            flat.update({str(code): str(said) for code, said in label})
        else:
            flat[str(value)] = str(label)
    return flat
