"""What all tests share. The database's making stands in ``tests/plugins/database.py``."""

pytest_plugins = [
    "tests.plugins.database",
    "tests.plugins.browser",
    "tests.plugins.engine",
    "tests.plugins.slowest",
    "tests.plugins.processes",
    "tests.cast",
]
