"""What reads foreign files opens no network socket, whatever the machine lets it leave."""

import json
import subprocess
import sys

TRIED = """
import ctypes, json, socket, sys
from taskforce.courtpdf.child.sockets import refuse_network
libc = ctypes.CDLL(None, use_errno=True)
libc.prctl(38, 1, 0, 0, 0)  # PR_SET_NO_NEW_PRIVS
refuse_network(libc)
said = {}
for name in ("AF_INET", "AF_INET6", "AF_NETLINK", "AF_UNIX"):
    try:
        socket.socket(getattr(socket, name), socket.SOCK_DGRAM).close()
        said[name] = "open"
    except PermissionError:
        said[name] = "refused"
said["pair"] = len(socket.socketpair())
json.dump(said, sys.stdout)
"""


def test_only_sockets_within_the_machine_can_be_opened():
    done = subprocess.run([sys.executable, "-c", TRIED], capture_output=True, check=True)
    assert json.loads(done.stdout) == {
        "AF_INET": "refused",
        "AF_INET6": "refused",
        "AF_NETLINK": "refused",
        "AF_UNIX": "open",
        "pair": 2,
    }
