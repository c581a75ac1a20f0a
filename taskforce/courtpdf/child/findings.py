"""The PDF/A check of one part, before it is bound."""

from pikepdf import Dictionary, Pdf, pdfa


def findings_of(pdf: Pdf) -> tuple[str, ...]:
    """What the PDF/A check says of the pages, once dressed as a document."""
    dressed = Pdf.new()
    dressed.pages.extend(pdf.pages)
    if "/StructTreeRoot" in pdf.Root:
        dressed.Root.MarkInfo = Dictionary(Marked=True)
    pdfa.prepare(dressed, "2b")
    report = pdfa.check(dressed, "2b")
    if report.passed:
        return ()
    return tuple(sorted({str(finding)[:200] for finding in report.findings}))[:10]
