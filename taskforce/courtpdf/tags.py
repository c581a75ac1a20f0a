"""Is the structure tree of a file whole?  What a checker of tagged PDF asks first."""

from collections.abc import Iterable, Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf


def problems(pdf: Pdf) -> list[str]:
    """Sentences; an empty list means that every marked piece has its place."""
    root = pdf.Root.get("/StructTreeRoot")
    if root is None:
        return ["The file is not tagged."]
    owners = dict(_numbers(root.ParentTree))
    claimed: dict[tuple[int, int], set[int]] = {}
    found = list(_walk(root, claimed))
    found += _ids(root)
    for number, page in enumerate(pdf.pages, 1):
        found += [f"Page {number}: {text}" for text in _page(page, owners, claimed)]
    return found


def _page(
    page: pikepdf.Page, owners: dict[int, Object], claimed: dict[tuple[int, int], set[int]]
) -> Iterator[str]:
    key = page.obj.get("/StructParents")
    marks = _marks(page)
    listed = owners.get(int(key), []) if key is not None else []
    if len(listed) < len(marks):
        yield f"{len(marks)} marked pieces, {len(listed)} in the parent tree"
    if marks != claimed.get(page.obj.objgen, set()):
        yield "its marked pieces are not those that the tree holds"
    for mcid in marks:
        if mcid < len(listed) and mcid not in _kids(listed[mcid]):
            yield f"piece {mcid} is not below the element that the parent tree names"
    for annotation in page.obj.get("/Annots", []):
        if annotation.get("/FT") == Name.Sig and _is_nowhere(annotation.get("/Rect", [])):
            continue  # an invisible signature outside of the page has nothing to be read
        owner = owners.get(int(annotation.get("/StructParent", -1)))
        if owner is None or not any(_refers(kid, annotation) for kid in owner.K):
            yield "an annotation has no place in the tree"


def _is_nowhere(box: Iterable) -> bool:
    left, bottom, right, top = (float(side) for side in box)
    return left == right and bottom == top and left < 0


def _marks(page: pikepdf.Page) -> set[int]:
    marks = set()
    for operands, operator in pikepdf.parse_content_stream(page, "BDC"):
        if (
            str(operator) == "BDC"
            and isinstance(operands[1], Dictionary)
            and "/MCID" in operands[1]
        ):
            marks.add(int(operands[1].MCID))
    return marks


def _kids(element: Object) -> list:
    kids = element.get("/K", [])
    return list(kids) if isinstance(kids, Array) else [kids]


def _refers(kid: object, annotation: Object) -> bool:
    return (
        isinstance(kid, Dictionary)
        and kid.get("/Type") == Name.OBJR
        and kid.Obj.objgen == annotation.objgen
    )


def _walk(root: Object, claimed: dict[tuple[int, int], set[int]]) -> Iterator[str]:
    todo = [(kid, root) for kid in _kids(root)]
    seen = set()
    while todo:
        element, parent = todo.pop()
        if element.objgen in seen:
            yield "an element stands in two places"
            continue
        seen.add(element.objgen)
        if element.get("/P", Dictionary()).objgen != parent.objgen:
            yield f"an element {element.get('/S')} does not name its parent"
        if element.get("/S") == Name.Figure and not str(element.get("/Alt", "")):
            yield "a figure has no alternative text"
        for kid in _kids(element):
            if isinstance(kid, int):
                claimed.setdefault(element.Pg.objgen, set()).add(kid)
            elif kid.get("/Type") != Name.OBJR:
                todo.append((kid, element))


def _ids(root: Object) -> Iterator[str]:
    tree = root.get("/IDTree")
    names = [str(name) for name, _value in _names(tree)] if tree is not None else []
    if len(names) != len(set(names)):
        yield "two elements have one id"
    if names != sorted(names):
        yield "the ids are not in order"
    headers = set()
    todo = _kids(root)
    while todo:
        element = todo.pop()
        if not isinstance(element, Dictionary) or element.get("/Type") == Name.OBJR:
            continue
        attributes = element.get("/A")
        if isinstance(attributes, Dictionary):
            headers.update(str(name) for name in attributes.get("/Headers", []))
        todo.extend(_kids(element))
    if headers - set(names):
        yield "a cell names a header that is not there"


def _numbers(tree: Object) -> Iterator[tuple[int, Object]]:
    for kid in tree.get("/Kids", []):
        yield from _numbers(kid)
    numbers = tree.get("/Nums", [])
    for at in range(0, len(numbers), 2):
        yield int(numbers[at]), numbers[at + 1]


def _names(tree: Object) -> Iterator[tuple[object, Object]]:
    for kid in tree.get("/Kids", []):
        yield from _names(kid)
    names = tree.get("/Names", [])
    for at in range(0, len(names), 2):
        yield names[at], names[at + 1]
