"""One structure tree out of many: renumbered keys, ids merged, nothing left over."""

from collections.abc import Sequence

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

BRANCH = 64


class Structure:
    """The document's tree, to which sections and exhibit pages are added in order."""

    def __init__(self, pdf: Pdf) -> None:
        self.pdf = pdf
        self.root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self.document = pdf.make_indirect(Dictionary(S=Name.Document, P=self.root))
        self.sections: list[Object] = []
        self.owners: dict[int, Object] = {}
        self.ids: list[tuple[str, str, Object]] = []
        self.next_key = 0

    def add_section(self, tree: Object, pages: Sequence[Object], lang: str) -> int:
        """A section's own tree; returns what its annotations' keys move by."""
        base = self.next_key
        sect = tree.K[0]
        sect.P = self.document
        if lang:
            sect.Lang = String(lang)
        numbers = tree.ParentTree.Nums
        keys = [int(numbers[at]) for at in range(0, len(numbers), 2)]
        for at, key in enumerate(keys):
            self.owners[base + key] = numbers[2 * at + 1]
        for index, page in enumerate(pages):
            page.StructParents = base + index
        names = tree.IDTree.Names
        if len(names):
            leaf = self.pdf.make_indirect(
                Dictionary(Names=names, Limits=Array([names[0], names[-2]]))
            )
            self.ids.append((str(names[0]), str(names[-2]), leaf))
        self.sections.append(sect)
        self.next_key = base + max(keys, default=-1) + 1
        return base

    def add_exhibit(self, pages: Sequence[Object], alternatives: Sequence[str]) -> None:
        """A part whose pages are figures, each with its alternative text."""
        sect = self.pdf.make_indirect(Dictionary(S=Name.Sect, P=self.document))
        figures = []
        for page, alternative in zip(pages, alternatives, strict=True):
            box = [float(x) for x in page.MediaBox]
            figure = self.pdf.make_indirect(
                Dictionary(
                    S=Name.Figure,
                    P=sect,
                    Pg=page,
                    K=0,
                    Alt=String(alternative),
                    A=Dictionary(O=Name.Layout, Placement=Name.Block, BBox=Array(box)),
                )
            )
            figures.append(figure)
            page.StructParents = self.next_key
            self.owners[self.next_key] = self.pdf.make_indirect(Array([figure]))
            self.next_key += 1
        sect.K = Array(figures)
        self.sections.append(sect)

    def add_mark(self, page: Object, key: int) -> int:
        """A new marked piece of the page, below the element of an annotation's key."""
        element, marks = self.owners[key], self.owners[int(page.StructParents)]
        number = len(marks)
        marks.append(element)
        element.Pg = page
        element.K = Array([*element.K, number])
        return number

    def finish(self) -> Object:
        self.document.K = Array(self.sections)
        self.root.K = Array([self.document])
        self.root.ParentTree = self._number_tree()
        self.root.ParentTreeNextKey = self.next_key
        if self.ids:
            kids = Array([leaf for _first, _last, leaf in sorted(self.ids, key=lambda x: x[0])])
            self.root.IDTree = self.pdf.make_indirect(Dictionary(Kids=kids))
        return self.root

    def _number_tree(self) -> Object:
        owners = sorted(self.owners.items(), key=lambda pair: pair[0])
        leaves = []
        for at in range(0, len(owners), BRANCH):
            part = owners[at : at + BRANCH]
            leaves.append(
                self.pdf.make_indirect(
                    Dictionary(
                        Limits=Array([part[0][0], part[-1][0]]),
                        Nums=Array([thing for pair in part for thing in pair]),
                    )
                )
            )
        return self.pdf.make_indirect(Dictionary(Kids=Array(leaves)))


def page_tree(pdf: Pdf, pages: Sequence[Object]) -> Object:
    """A balanced page tree: the way to any page is as short as it can be."""
    nodes = [(page, 1) for page in pages]
    while True:
        parents = []
        for at in range(0, len(nodes), BRANCH):
            part = nodes[at : at + BRANCH]
            count = sum(n for _node, n in part)
            parent = pdf.make_indirect(
                Dictionary(Type=Name.Pages, Count=count, Kids=Array([node for node, _n in part]))
            )
            for node, _n in part:
                node.Parent = parent
            parents.append((parent, count))
        if len(parents) == 1:
            return parents[0][0]
        nodes = parents


def name_tree(pdf: Pdf, names: dict[str, Object]) -> Object:
    """Names to destinations, sorted by their bytes as a reader searches them."""
    ordered = sorted(names.items(), key=lambda pair: pair[0].encode())
    leaves = []
    for at in range(0, len(ordered), BRANCH):
        part = ordered[at : at + BRANCH]
        leaves.append(
            pdf.make_indirect(
                Dictionary(
                    Limits=Array([String(part[0][0]), String(part[-1][0])]),
                    Names=Array([x for name, place in part for x in (String(name), place)]),
                )
            )
        )
    return pdf.make_indirect(Dictionary(Kids=Array(leaves)))
