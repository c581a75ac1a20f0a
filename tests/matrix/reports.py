"""Reports: for those who read cases; others are answered as if there were none."""

from tests.matrix import READERS, Row

ROWS = [
    Row("report-headline", expect={f"{READERS} neighbor prosecutor outsider": 200}),
]
