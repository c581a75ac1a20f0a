"""What the parts of a file are called: on the page, on the disk of whoever downloads them."""

from cases.casefile.numbering import Numbers
from cases.casefile.profiles import EVERY, Copy
from cases.models import CaseFile, CaseFilePart


def copy_of(file: CaseFile, part: CaseFilePart) -> Copy:
    """The copy that a part belongs to; one that is no longer declared keeps its name."""
    declared = EVERY.get(file.profile)
    found = declared.copy(part.copy) if declared else None
    return found or Copy(part.copy, part.copy.capitalize())


def numbers_of(part: CaseFilePart) -> Numbers:
    """The page numbers of a part, apart: prefix, the first of them, how many digits."""
    prefix = part.bates_first.rstrip("0123456789")
    digits = part.bates_first[len(prefix) :]
    return Numbers(prefix, int(digits or 1), len(digits))


def suffix(file: CaseFile, part: CaseFilePart) -> str:
    """What tells a part from the others of its file: ``-public-part-2-of-3``."""
    copy = "" if part.copy == "file" else f"-{part.copy}"
    return f"{copy}-part-{part.part}-of-{part.of_parts}" if part.of_parts > 1 else copy


def part_number(file: CaseFile, part: CaseFilePart) -> str:
    """``RPD-2026-0001-F03``, with the copy and the part where there are several."""
    return f"{file.full_number}{suffix(file, part)}"


def part_label(file: CaseFile, part: CaseFilePart) -> str:
    """``Public copy, part 2 of 3``; for the only part of the only copy, its number."""
    words = [] if part.copy == "file" else [copy_of(file, part).label]
    words += [f"part {part.part} of {part.of_parts}"] if part.of_parts > 1 else []
    said = ", ".join(words)
    return said[:1].upper() + said[1:] if said else part_number(file, part)
