"""The documents are true: their commands exist and run, their links lead somewhere."""

import re
import shlex
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command, get_commands, load_command_class

ROOT = Path(settings.BASE_DIR)
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
BLOCK = re.compile(r"^```(?:sh)?\n(.*?)^```", re.M | re.S)
INLINE = re.compile(r"`((?:\S*python )?manage\.py [a-z][^`…]*|script/[a-z][^`]*)`")
LINK = re.compile(r"\]\((?!https?:)([^)#]+)")
# Looking only, and quick: these are run as they stand.
RUN = {"check_walls"}


def commands() -> list[tuple[str, str]]:
    """Every command line of the documents, with the document's name."""
    found = []
    for document in DOCUMENTS:
        text = document.read_text().replace("\\\n", " ")  # a line that goes on
        lines = [line for block in BLOCK.findall(text) for line in block.splitlines()]
        for line in [*lines, *INLINE.findall(text)]:
            line = line.split("#")[0].strip()
            if "manage.py" in line or "script/" in line:
                found.append((document.name, line))
    return found


def _blocks(name: str) -> str:
    document = next(path for path in DOCUMENTS if path.name == name)
    return "\n".join(BLOCK.findall(document.read_text().replace("\\\n", " ")))


def parsed(line: str) -> tuple[str, list[str]]:
    """The program of a line (or the name of a management command) and its arguments."""
    words = [word for word in shlex.split(line) if not re.fullmatch(r"[A-Z_]+=.*", word)]
    place = next((n for n, word in enumerate(words) if word.endswith("manage.py")), None)
    return (words[place + 1], words[place + 2 :]) if place is not None else (words[0], words[1:])


@pytest.mark.parametrize(("document", "line"), commands(), ids=str)
def test_a_command_of_the_documents_exists_and_takes_its_arguments(document, line):
    program, arguments = parsed(line)
    if program.startswith("script/"):
        assert (ROOT / program).is_file(), f"{document}: {line}"
        return
    app = get_commands()[program]
    command = load_command_class(app, program) if isinstance(app, str) else app
    if arguments or line in _blocks(document):  # a bare name in a sentence is only named
        command.create_parser("manage.py", program).parse_args(arguments)


@pytest.mark.django_db(databases=["default", "owner"])
@pytest.mark.parametrize("name", sorted(RUN))
def test_the_commands_that_only_look_run_as_they_stand(name, capsys):
    line = next(line for _, line in commands() if parsed(line)[0] == name)
    call_command(name, *parsed(line)[1])
    assert capsys.readouterr().out


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_to_files_that_exist(document):
    dead = [
        link for link in LINK.findall(document.read_text()) if not (document.parent / link).exists()
    ]
    assert dead == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_no_document_names_a_machines_path(document):
    assert not re.search(r"/(work|root|home/\w+)/", document.read_text())
