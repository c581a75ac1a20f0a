"""The same definition in a form that the reports print: help from a vocabulary."""

from collections.abc import Iterable

from taskforce.vocabulary.core import Term, Vocabulary


class DefinitionHelp:
    """Definitions of terms, shown under a field in a ``details`` element.

    ``field.definition = DefinitionHelp(VOCABULARY)`` or ``explain(form, "kind", VOCABULARY)``.
    """

    def __init__(self, vocabulary: Vocabulary, codes: Iterable[str] | None = None, title: str = ""):
        listed = vocabulary.codes if codes is None else codes
        self.terms: list[Term] = [vocabulary[code] for code in listed]
        self.source = vocabulary.source
        self.title = title or "What do these mean?"


def explain(form, name: str, vocabulary: Vocabulary, codes=None, title: str = "") -> None:
    """Show a vocabulary's definitions under a form's field."""
    form.fields[name].definition = DefinitionHelp(vocabulary, codes, title)


def hints(vocabulary: Vocabulary) -> dict[str, str]:
    """``{code: definition}`` for the tiles of :class:`~taskforce.ui.forms.widgets.RadioTiles`."""
    return {code: term.definition for code, term in vocabulary.items() if term.definition}
