"""Where the single-machine mode keeps things."""

import hashlib
import os
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path

from taskforce.local.account import Account, can_reach, service_account

CHECKOUT = Path(__file__).resolve().parent.parent.parent
# A socket's whole path must fit into 107 bytes; PostgreSQL adds 17 to the folder's.
SOCKET_FOLDER_LENGTH = 85


class SetupFault(Exception):
    """Something is missing or wrong; the text is one line that says what to do."""


@dataclass(frozen=True)
class State:
    """The folders of one installation; see docs/operators.md."""

    root: Path
    home: Path
    run: Path
    account: Account | None

    @property
    def secrets(self) -> Path:
        return self.root / "secrets"

    @property
    def log(self) -> Path:
        return self.root / "log"

    @property
    def locks(self) -> Path:
        return self.root / "locks"

    @property
    def cluster(self) -> Path:
        return self.home / "postgresql"

    @property
    def broker(self) -> Path:
        return self.home / "broker"

    @property
    def broker_socket(self) -> Path:
        return self.run / "broker.sock"


def state_root() -> Path:
    """The folder named by STATE_DIR, or `.state` in the checkout."""
    return Path(os.environ.get("STATE_DIR") or CHECKOUT / ".state").absolute()


def open_state(root: Path | None = None) -> State:
    """Make the folders where they are missing and say where they are."""
    root = root or state_root()
    account = service_account()
    _make(root, 0o711 if account else 0o700)
    mark = hashlib.sha256(str(root).encode()).hexdigest()[:12]
    home = root / "services"
    if account and not can_reach(account, root):
        # As root, the servers run as another account, which must get to its own files.
        home = Path("/var/lib/taskforce") / mark
    run = home / "run"
    if len(str(run)) > SOCKET_FOLDER_LENGTH:
        run = Path(tempfile.gettempdir()) / f"taskforce-{os.geteuid()}-{mark}"
    state = State(root=root, home=home, run=run, account=account)
    for folder in (state.secrets, state.log, state.locks):
        _make(folder, 0o700)
    _make(home, 0o711 if account else 0o700)
    for folder in (state.cluster, state.broker, state.run):
        _make(folder, 0o700, account)
    return state


def _make(folder: Path, mode: int, account: Account | None = None) -> None:
    """A folder of ours with that mode; one that another user put there is refused."""
    owner = account.uid if account else os.geteuid()
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        try:
            folder.mkdir(mode=0o700)
        except FileExistsError:
            pass
        found = folder.lstat()
        if stat.S_ISLNK(found.st_mode) or found.st_uid not in (owner, os.geteuid()):
            raise SetupFault(f"{folder} belongs to another user: name your own with STATE_DIR=…")
        if account and found.st_uid != owner:
            os.chown(folder, account.uid, account.gid, follow_symlinks=False)
        if found.st_mode & 0o7777 != mode:
            folder.chmod(mode)
    except OSError as error:
        raise SetupFault(f"{folder} cannot be made: {error.strerror}") from error
