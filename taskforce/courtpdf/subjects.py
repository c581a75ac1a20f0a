"""What a certificate calls somebody."""


def name_of(subject) -> str:
    """The common name, else the organization."""
    known = subject.native
    return str(known.get("common_name") or known.get("organization_name") or "unnamed")
