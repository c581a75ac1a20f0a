"""Registries as tests need them: emptied for a while, or filled again another way round."""

from taskforce.registry import Registry


def emptied(monkeypatch, table: Registry) -> Registry:
    """The house's own table, empty and open until the end of the test."""
    monkeypatch.setattr(table, "_entries", {})
    monkeypatch.setattr(table, "closed", False)
    return table


def filled(table: Registry, entries) -> Registry:
    """A table like that one with other entries."""
    other: Registry = Registry(table.name, key=table.key, order=table.order)
    other.add(*entries)
    return other
