from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from taskforce.audit import record
from taskforce.audit.doors import require_auditor
from taskforce.audit.models import AuditEvent, AuditSeal
from taskforce.audit.services.verify import audit_faults
from taskforce.audit.words import said, utc

SHOWN = 20


@require_safe
def check(request):
    """The last checks of the chain, and the newest seals."""
    require_auditor(request.user)
    checks = AuditEvent.objects.visible_to(request.user).filter(action="audit.verified")
    seals = AuditSeal.objects.visible_to(request.user).order_by("-pk")[:SHOWN]
    context = {
        "heading": "Check the audit",
        "crumbs": [("Audit", reverse("audit-list")), ("Check", "")],
        "checks": said(checks.select_related("actor", "actor_agency")[:SHOWN]),
        "seals": [(one, utc(one.at), len(one.heads), bytes(one.hash).hex()) for one in seals],
    }
    return render(request, "audit/check.html", context)


@require_POST
def run(request):
    """Recompute every link now; the result is an act of its own."""
    require_auditor(request.user)
    faults = audit_faults()
    outcome = "failed" if faults else "done"
    record(
        "audit.verified",
        outcome=outcome,
        faults=[str(one) for one in faults[:SHOWN]],
        count=len(faults),
    )
    if faults:
        messages.error(request, f"The audit is not whole: {len(faults)} faults stand below.")
    else:
        messages.success(request, "Every event, chain and seal is whole.")
    return redirect("audit-check")
