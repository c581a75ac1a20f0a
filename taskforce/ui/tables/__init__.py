"""Lists: declared tables, cells, paging by key, bounded counts, filters in words, CSV."""

from taskforce.paging.keyset import Order, Page, keyset_page
from taskforce.ui.tables import cells
from taskforce.ui.tables.counts import Count, bounded_count, branch_count
from taskforce.ui.tables.export import TooManyRows, csv_file, csv_response, neutralise
from taskforce.ui.tables.filters import Chip, Filters
from taskforce.ui.tables.table import BoundTable, Column, Table

__all__ = [
    "BoundTable",
    "Chip",
    "Column",
    "Count",
    "Filters",
    "Order",
    "Page",
    "Table",
    "TooManyRows",
    "bounded_count",
    "branch_count",
    "cells",
    "csv_file",
    "csv_response",
    "keyset_page",
    "neutralise",
]
