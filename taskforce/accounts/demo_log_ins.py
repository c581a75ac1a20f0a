"""The demonstration's log-ins: made by ``manage.py demo``, listed on the log-in page.

Shown only where ``settings.DEMO`` is on; nothing else in the product knows these names.
"""

from dataclasses import dataclass

DEMO_PASSWORD = "demo-Riverton-2016"  # noqa: S105  shown to everybody, in demonstrations only


@dataclass(frozen=True)
class DemoLogIn:
    """One person of the demonstration: account name, role in words, agency."""

    username: str
    role: str
    agency: str


DEMO_LOG_INS = (
    DemoLogIn("det.rivera", "Detective", "Riverton Police Department"),
    DemoLogIn("ana.cho", "Analyst", "Riverton Police Department"),
    DemoLogIn("sgt.okafor", "Supervisor, oversees the task force", "Riverton Police Department"),
    DemoLogIn("coord.bell", "Task force coordinator", "Riverton Police Department"),
    DemoLogIn("audit.ng", "Auditor", "Riverton Police Department"),
    DemoLogIn("admin.ruiz", "Administrator", "Riverton Police Department"),
    DemoLogIn("det.neighbor", "Detective", "County sheriff"),
    DemoLogIn("trooper.state", "Detective", "State police"),
    DemoLogIn("agent.federal", "Detective", "Federal office"),
    DemoLogIn("ada.lindqvist", "Prosecutor", "District attorney"),
    DemoLogIn("adv.moreau", "Advocate", "Harbor House"),
    DemoLogIn("dir.santos", "Supervisor of advocates", "Harbor House"),
    DemoLogIn("adv.grace", "Advocate", "Grace Street Mission"),
    DemoLogIn("shelter.kim", "Partner staff", "Open Door shelter"),
    DemoLogIn("rn.hospital", "Advocate", "Hospital"),
    DemoLogIn("out.sider", "Detective", "A city outside the task force"),
)
