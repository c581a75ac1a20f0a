"""What every page stands on: frame, navigation, forms, tables, drafts, search, notices.

Reading order: ``registry`` (what higher floors fill in), ``context`` (what each page gets),
``forms`` and ``tables`` (how input and lists are made), ``views`` (desk, search, drafts).
The templates of the components are in ``templates/components``; each begins with its contract.
"""
