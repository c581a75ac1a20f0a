"""Code lists of the field, one file a standard or list, each with its source.

Forms, reports, imports and exports all read the same lists. A list is a
constant in the singular (`CASE_STATUS`), of type `core.Vocabulary`; `registry`
finds all of them by name. Nothing in this package needs Django to be set up.
"""
