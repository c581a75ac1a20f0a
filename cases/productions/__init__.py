"""Discovery productions: what was handed to the defense, page by page, and what was not.

Reading order: ``held`` (what is kept back, and what follows it), ``sources`` (the records
with their hashes), ``content`` (what one production holds, read in one snapshot), ``pages``
and ``composer`` (from content to a bound file with its index), ``numbering`` (the series of
page numbers, claimed as the file is published), ``lookup`` (what did they get, and when).
"""
