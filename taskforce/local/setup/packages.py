"""The virtual environment and its packages, exact and checked against their hashes."""

import os
import shutil
import sys
from pathlib import Path

import system
from report import Fault, attempt, digest, is_stamped, run, step


def ensure(checkout: Path, dev: bool) -> None:
    """Make `.venv` what the requirements files say."""
    files = [checkout / "requirements.txt"]
    if dev:
        files.append(checkout / "requirements-dev.txt")
    wanted = digest(*files)
    venv = checkout / ".venv"
    stamps = [venv / "setup-dev.stamp"] if dev else [venv / "setup.stamp"]
    if _works(venv) and is_stamped(stamps[0], wanted):
        return
    if not _works(venv):
        _make(venv)
    with step("Python packages"):
        _install(checkout, venv, files)
    stamps[0].write_text(wanted)
    if dev:
        (venv / "setup.stamp").write_text(digest(files[0]))


def _works(venv: Path) -> bool:
    """Whether its Python starts and is the version that we were started with."""
    python = venv / "bin" / "python"
    ask = "import sys, pip; sys.exit('%d.%d' % sys.version_info[:2] != sys.argv[1])"
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    try:
        return attempt([str(python), "-c", ask, version]).returncode == 0
    except OSError:
        return False


def _make(venv: Path) -> None:
    system.ensure_venv()
    with step("Virtual environment"):
        if venv.exists():
            shutil.rmtree(venv)
        run([sys.executable, "-m", "venv", str(venv)])


def _install(checkout: Path, venv: Path, files: list[Path]) -> None:
    """With uv, which is several times quicker; with pip where uv cannot get the packages."""
    python = str(venv / "bin" / "python")
    listed = [word for path in files for word in ("-r", str(path))]
    uv = venv / "bin" / "uv"
    if not uv.exists():
        _install_uv(checkout, venv, python)
    if uv.exists():
        command = [str(uv), "pip", "install", "-q", "--require-hashes", "--python", python, *listed]
        env = {**os.environ, "UV_LINK_MODE": os.environ.get("UV_LINK_MODE", "copy")}
        if attempt(command, cwd=checkout, env=env).returncode == 0:
            return
    try:
        run([python, "-m", "pip", "install", "-q", "--require-hashes", *listed], cwd=checkout)
    except Fault as fault:
        raise Fault(f"{fault} — is the package index reachable? Then run: script/setup") from fault


def _install_uv(checkout: Path, venv: Path, python: str) -> None:
    """The pinned uv, taken out of the development requirements with its hashes."""
    block: list[str] = []
    for line in (checkout / "requirements-dev.txt").read_text().splitlines():
        if line.startswith("uv=="):
            block = [line]
        elif block and line.startswith(" "):
            block.append(line)
        elif block:
            break
    only_uv = venv / "uv.txt"
    only_uv.write_text("\n".join(block) + "\n")
    command = [python, "-m", "pip", "install", "-q", "--require-hashes", "--no-deps"]
    attempt([*command, "-r", str(only_uv)], cwd=checkout)
