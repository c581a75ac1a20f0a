"""Routes of the ground floor that everyone shares."""

from tests.matrix import Row

ROWS = [
    Row("health-live", others=200, anonymous=200),
    Row("health-ready", others=200, anonymous=200),
]
