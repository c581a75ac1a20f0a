"""The private PostgreSQL and broker: real processes, killed in every way."""

import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import closing
from pathlib import Path

import psycopg2
import pytest

from taskforce.local import broker, locks, services
from taskforce.local.keeper import keeper_lock
from taskforce.local.paths import CHECKOUT, SetupFault, open_state
from taskforce.local.process import wait_until


def ask(url: str, statement: str) -> list[tuple]:
    with closing(psycopg2.connect(url, connect_timeout=5)) as connection:
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute(statement)
            return cursor.fetchall() if cursor.description else []


def answers(url: str) -> bool:
    try:
        return ask(url, "select 1") == [(1,)]
    except psycopg2.Error:
        return False


def keep_a_seven(url: str) -> None:
    ask(url, "drop table if exists kept; create table kept as select 7 as number")


def postmaster(root: Path) -> int:
    return int((open_state(root).cluster / "postmaster.pid").read_text().split()[0])


def keeper(root: Path) -> int:
    """The parent of the database server."""
    return int(Path(f"/proc/{postmaster(root)}/stat").read_text().rsplit(") ", 1)[1].split()[1])


def test_the_application_role_has_no_powers(root):
    with services.hold(root) as given:
        found = ask(
            given["DATABASE_URL"],
            "select rolsuper, rolbypassrls, rolcreatedb, rolcreaterole"
            " from pg_roles where rolname = current_user",
        )
        assert found == [(False, False, False, False)]


def test_the_application_role_may_make_no_table(root):
    with services.hold(root) as given, pytest.raises(psycopg2.errors.InsufficientPrivilege):
        ask(given["DATABASE_URL"], "create table mine ()")


def test_the_owner_passes_policies_but_is_no_superuser(root):
    with services.hold(root) as given:
        found = ask(
            given["OWNER_DATABASE_URL"],
            "select rolsuper, rolbypassrls from pg_roles where rolname = current_user",
        )
        assert found == [(False, True)]


def test_the_extensions_are_there(root):
    with services.hold(root) as given:
        found = {name for (name,) in ask(given["DATABASE_URL"], "select extname from pg_extension")}
        assert found >= {"pg_trgm", "btree_gin", "unaccent"}


def test_nothing_listens_on_the_network(root):
    with services.hold(root) as given:
        assert ask(given["OWNER_DATABASE_URL"], "show listen_addresses") == [("",)]


def test_a_wrong_password_is_refused(root):
    with services.hold(root) as given, pytest.raises(psycopg2.OperationalError):
        user, rest = given["DATABASE_URL"].split("@")
        ask(f"{user}x@{rest}", "select 1")


def test_secrets_are_for_their_owner_alone(root):
    with services.hold(root):
        modes = {path.stat().st_mode & 0o777 for path in (root / "secrets").glob("*_*")}
        assert modes == {0o600}


def test_the_services_end_when_nobody_holds_them(root):
    with services.hold(root):
        pid = postmaster(root)
    state = open_state(root)
    assert wait_until(lambda: not locks.is_held(keeper_lock(state)), 10)
    assert not Path(f"/proc/{pid}").exists()


def test_who_counted_on_a_keeper_that_was_ending_starts_another(root, monkeypatch):
    answers = iter([True])  # at the first look the old one still had its lock

    def is_held(path):
        return next(answers, None) or locks_is_held(path)

    locks_is_held = services.locks.is_held
    monkeypatch.setattr(services.locks, "is_held", is_held)
    with services.hold(root) as environment:
        assert environment["DATABASE_URL"]
    assert next(answers, None) is None


def test_data_outlives_a_killed_database_server(root):
    with services.hold(root) as given:
        keep_a_seven(given["OWNER_DATABASE_URL"])
        os.kill(postmaster(root), signal.SIGKILL)
        time.sleep(0.1)
        assert wait_until(lambda: answers(given["DATABASE_URL"]), 20)
        assert ask(given["OWNER_DATABASE_URL"], "select number from kept") == [(7,)]


def test_a_killed_broker_is_back_at_once(root):
    with services.hold(root):
        state = open_state(root)
        found = subprocess.run(
            ["pgrep", "-f", str(state.broker_socket)], capture_output=True, text=True, check=True
        )
        os.kill(int(found.stdout.split()[0]), signal.SIGKILL)
        time.sleep(0.1)
        assert wait_until(lambda: broker.answers(state), 10)


def test_a_killed_keeper_takes_the_servers_along_and_the_next_start_has_the_data(root):
    with services.hold(root) as given:
        keep_a_seven(given["OWNER_DATABASE_URL"])
        server = postmaster(root)
        os.kill(keeper(root), signal.SIGKILL)
        assert wait_until(lambda: not Path(f"/proc/{server}").exists(), 10)
        services.ensure(open_state(root))
        assert ask(given["OWNER_DATABASE_URL"], "select number from kept") == [(7,)]


def test_a_pid_file_of_a_dead_server_is_no_hindrance(root):
    with services.hold(root):
        pass
    state = open_state(root)
    assert wait_until(lambda: not locks.is_held(keeper_lock(state)), 10)
    # The number now belongs to another program: this one.
    (state.cluster / "postmaster.pid").write_text(f"{os.getpid()}\n{state.cluster}\n")
    with services.hold(root) as given:
        assert answers(given["DATABASE_URL"])


def test_two_starters_at_once_share_one_server(root):
    seen: list[int] = []

    def start() -> None:
        code = (
            "import sys, time\n"
            "from pathlib import Path\n"
            "from taskforce.local import services\n"
            "from taskforce.local.paths import open_state\n"
            "with services.hold(Path(sys.argv[1])):\n"
            "    pid = open_state(Path(sys.argv[1])).cluster / 'postmaster.pid'\n"
            "    print(pid.read_text().split()[0], flush=True)\n"
            "    time.sleep(1)\n"
        )
        done = subprocess.run(
            [sys.executable, "-c", code, str(root)],
            capture_output=True, text=True, cwd=CHECKOUT, check=True,
        )  # fmt: skip
        seen.append(int(done.stdout))

    threads = [threading.Thread(target=start) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(seen) == 3
    assert len(set(seen)) == 1


def test_the_pinned_programs_serve_alone(fresh_root, wheels):
    with services.hold(fresh_root) as given:
        version = ask(given["DATABASE_URL"], "show server_version_num")[0][0]
        extensions = ask(given["DATABASE_URL"], "select count(*) from pg_extension")[0][0]
        assert version.startswith("18")
        assert extensions >= 4
        assert broker.answers(open_state(fresh_root))


def test_a_folder_of_another_user_is_refused_in_one_line(fresh_root, monkeypatch):
    fresh_root.chmod(0o700)
    with monkeypatch.context() as patched, pytest.raises(SetupFault, match="another user"):
        patched.setattr(os, "geteuid", lambda: 4242)
        open_state(fresh_root)


def test_a_link_planted_for_a_folder_is_refused(fresh_root):
    (fresh_root / "services").symlink_to("/etc")
    with pytest.raises(SetupFault, match="another user"):
        open_state(fresh_root)
    (fresh_root / "services").unlink()
