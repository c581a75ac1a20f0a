"""The name of an uploaded file, as it is kept."""

import re
import unicodedata
from pathlib import PurePosixPath


def clean_name(name: str) -> str:
    """A file's own name, without folders, control and direction characters; 200 at most."""
    base = name.replace("\\", "/").rsplit("/", 1)[-1]
    base = "".join(one for one in base if unicodedata.category(one) not in ("Cc", "Cf", "Cs"))
    base = re.sub(r"\s+", " ", base).strip(" .") or "file"
    path = PurePosixPath(base)
    suffix = path.suffix[:20]
    return base[: 200 - len(suffix)].removesuffix(suffix) + suffix if suffix else base[:200]
