"""Who saw, searched, changed, exported, and was refused; in the transaction of the act.

``record`` is the one way in. Rows are chained by hash for each actor and the chains are
sealed together every few minutes; ``manage.py verify audit`` names an altered row.
"""


def record(action, obj=None, **facts):
    """Write an audit event in the running transaction; see ``services.record``."""
    from taskforce.audit.services.record import record as write

    return write(action, obj, **facts)
