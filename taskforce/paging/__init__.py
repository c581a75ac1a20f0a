"""How a page of a long list is cut: by key (``keyset``), or of a list in memory (``slices``).

It stands at the bottom of the house because lists of accounts and of the audit are cut by it as
well; pages take it from ``taskforce.ui.tables``. It must never know what the rows are.
"""
