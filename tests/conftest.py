"""What all tests share. The database's making stands in ``tests/plugins/database.py``."""

from hypothesis import HealthCheck, settings

pytest_plugins = [
    "tests.plugins.database",
    "tests.plugins.browser",
    "tests.plugins.engine",
    "tests.plugins.slowest",
    "tests.plugins.processes",
    "tests.cast",
]

# The same examples in every run, and no fault because a machine is busy.
settings.register_profile(
    "every day", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("every day")
