"""Case files: what of a case goes into a PDF, and how it becomes one.

Reading order: ``profiles`` (which kinds of file there are, as data), ``registry`` (a subject of
a case as one part of its file) and ``subjects`` (the parts there are), ``admission`` (which of
them a profile admits), ``gather`` (the case in one snapshot), ``sections`` and ``exhibits`` (what
the engine is given), ``plan`` (all of it in order), ``build`` (from a row of the queue to a file
in the vault). The life of the row itself stands in ``cases.services.casefile_*``.
"""
