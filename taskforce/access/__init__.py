"""Who may see and do what: actions, the principal, rules, doors, and the database wall.

Reading order: ``principal`` (who asks), ``actions`` (what can be asked), ``rules`` (the
answer as a queryset), ``doors`` (the only way from a URL to a row), ``walls`` (the same
rules as row-level security).
"""
