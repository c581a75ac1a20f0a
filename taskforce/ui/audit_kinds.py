"""What people do on the pages that all rooms share, as the auditor reads it."""

from taskforce.audit.kinds import kinds_of

KINDS = kinds_of(desk__viewed="Looked at their desk")
