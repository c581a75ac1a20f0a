"""The empty home of the converter: nothing is fetched, nothing is run, nothing is remembered.

A document may hold links to pictures elsewhere. Fetching them would tell whoever made it that it
is being read, and where; a link to a file of this machine would bring that file into the exhibit.
So linked content is blocked, the only proxy is a closed port, and where the system lets a process
give up its network, the converter has none (``START``).
"""

from pathlib import Path

COMMON = "/org.openoffice.Office.Common"
INET = "/org.openoffice.Inet/Settings"
CLOSED = ("127.0.0.1", "9")
# Path of a node, name and value of its property.
SETTINGS: tuple[tuple[str, str, str], ...] = (
    (f"{COMMON}/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    (f"{COMMON}/Security/Scripting", "DisableMacrosExecution", "true"),
    (f"{COMMON}/Security/Scripting", "MacroSecurityLevel", "3"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    ("/org.openoffice.Office.Calc/Content/Update", "Link", "1"),
    (INET, "ooInetProxyType", "2"),
    *(
        (INET, f"ooInet{kind}Proxy{side}", value)
        for kind in ("HTTP", "HTTPS", "FTP")
        for side, value in zip(("Name", "Port"), CLOSED, strict=True)
    ),
    (INET, "ooInetNoProxy", ""),
)


def furnish(home: Path) -> str:
    """Write the settings below an empty home; gives the option that names them."""
    user = home / "profile" / "user"
    user.mkdir(parents=True, exist_ok=True)
    items = "".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, name, value in SETTINGS
    )
    (user / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items '
        'xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{items}</oor:items>\n'
    )
    return f"-env:UserInstallation={(home / 'profile').as_uri()}"
