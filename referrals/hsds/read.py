"""HSDS files as tables: name → rows, each row with where it stood."""

import csv
import json
from pathlib import Path

from taskforce.ui.tables.export import STARTERS
from taskforce.vocabulary.hsds import OTHER_TABLES, TABLES

KNOWN = frozenset(TABLES) | frozenset(OTHER_TABLES)
LARGEST_FILE = 50 * 1024 * 1024
# Nested name in JSON → table.
NESTED = {
    "organization": "organization",
    "services": "service",
    "service": "service",
    "phones": "phone",
    "languages": "language",
    "schedules": "schedule",
    "service_at_locations": "service_at_location",
    "locations": "location",
    "location": "location",
    "addresses": "address",
    "attributes": "attribute",
    "taxonomy_term": "taxonomy_term",
    "capacities": "service_capacity",
    "service_capacity": "service_capacity",
    "service_capacities": "service_capacity",
    "unit": "unit",
}

Tables = dict[str, list[dict]]


class Unreadable(Exception):
    """The path holds no HSDS data; the text says why, in one line."""


def read(path: Path) -> Tables:
    """The tables of a folder of CSV files or of a JSON file (nested or flat).

    Each row has ``_where`` ("service.csv, row 4"). Raises :class:`Unreadable`.
    """
    if path.is_dir():
        return _from_folder(path)
    if path.suffix.lower() == ".json" and path.is_file():
        return _from_json(path)
    raise Unreadable(f"{path} is neither a folder of CSV files nor a .json file")


def _from_folder(folder: Path) -> Tables:
    tables: Tables = {}
    for file in sorted(folder.glob("*.csv")):
        name = file.stem.rstrip("s") if file.stem not in KNOWN else file.stem
        if name in KNOWN:
            tables[name] = _rows(file)
    if "service" not in tables:
        raise Unreadable(f"{folder} holds no service.csv")
    return tables


def _rows(file: Path) -> list[dict]:
    text = _text(file)
    if "\x00" in text:
        raise Unreadable(f"{file.name} holds NUL characters")
    try:
        reader = csv.DictReader(text.splitlines(keepends=True), strict=True)
        found = []
        for row in reader:
            clean = {str(k).strip(): _plain(v) for k, v in row.items() if isinstance(v, str)}
            found.append(clean | {"_where": f"{file.name}, row {reader.line_num}"})
        return found
    except csv.Error as error:
        raise Unreadable(f"{file.name} is not CSV: {error}") from error


def _text(file: Path) -> str:
    if file.stat().st_size > LARGEST_FILE:
        raise Unreadable(f"{file.name} is larger than 50 MB")
    try:
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise Unreadable(f"{file.name} cannot be read as UTF-8 text") from error


def _plain(value: str) -> str:
    """A cell without the quote that keeps a spreadsheet from running it."""
    value = value.replace("\xa0", " ").strip()
    return value[1:] if value[:1] == "'" and value[1:2] in STARTERS else value


def _from_json(file: Path) -> Tables:
    try:
        data = json.loads(_text(file))
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"{file.name} is not JSON: {error}") from error
    if isinstance(data, dict):
        for wrapper in ("contents", "services", "organizations"):
            if wrapper in data and "service" not in data:
                data = data[wrapper]
                break
    tables: Tables = {}
    if isinstance(data, dict):
        for name, rows in data.items():
            if name in KNOWN and isinstance(rows, list):
                for number, row in enumerate(rows, start=1):
                    _flatten(name, row, tables, f"{file.name}, {name} {number}")
    elif isinstance(data, list):
        for number, row in enumerate(data, start=1):
            kind = "organization" if isinstance(row, dict) and "services" in row else "service"
            _flatten(kind, row, tables, f"{file.name}, {kind} {number}")
    if "service" not in tables:
        raise Unreadable(f"{file.name} holds no services")
    return tables


def _flatten(table: str, row, tables: Tables, where: str, parent: dict | None = None) -> None:
    """A nested object as rows of its tables, with the keys that HSDS's flat form has."""
    if not isinstance(row, dict):
        row = {}
    own = {
        name: _plain(str(value).replace("\x00", ""))
        for name, value in row.items()
        if value is not None and not isinstance(value, (dict, list))
    }
    own["_where"] = where
    own |= {name: value for name, value in (parent or {}).items() if name not in own}
    tables.setdefault(table, []).append(own)
    key = {f"{table}_id": own["id"]} if own.get("id") else {}
    if table == "service":
        key["link_id"] = own.get("id", "")
    for name, value in row.items():
        inner = NESTED.get(name)
        if inner is None or not isinstance(value, (dict, list)):
            continue
        for one in value if isinstance(value, list) else [value]:
            _flatten(inner, one, tables, where, key)
            if not isinstance(value, list) and tables[inner][-1].get("id"):
                own.setdefault(f"{inner}_id", tables[inner][-1]["id"])
