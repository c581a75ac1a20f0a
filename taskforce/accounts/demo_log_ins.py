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


POLICE, SHERIFF = "Riverton Police Department", "Marlow County Sheriff's Office"
DEMO_LOG_INS = (
    DemoLogIn("det.rivera", "Detective", POLICE),
    DemoLogIn("ana.cho", "Analyst", POLICE),
    DemoLogIn("sgt.okafor", "Supervisor, oversees the task force", POLICE),
    DemoLogIn("coord.bell", "Task force coordinator", POLICE),
    DemoLogIn("audit.ng", "Auditor", POLICE),
    DemoLogIn("admin.ruiz", "Administrator", POLICE),
    DemoLogIn("det.neighbor", "Detective", SHERIFF),
    DemoLogIn("lt.pruitt", "Supervisor", SHERIFF),
    DemoLogIn("trooper.state", "Detective", "Keystone State Police"),
    DemoLogIn("agent.federal", "Detective", "Federal Investigations Office, Riverton"),
    DemoLogIn("ada.lindqvist", "Prosecutor", "Marlow County District Attorney"),
    DemoLogIn("adv.moreau", "Advocate", "Harbor House"),
    DemoLogIn("dir.santos", "Supervisor of advocates", "Harbor House"),
    DemoLogIn("adv.grace", "Advocate", "Grace Street Mission"),
    DemoLogIn("shelter.kim", "Partner staff", "Open Door Shelter"),
    DemoLogIn("rn.hospital", "Advocate", "Riverton General Hospital"),
    DemoLogIn("out.sider", "Detective", "Farwell Police Department, outside the task force"),
)
