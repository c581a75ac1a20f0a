"""Roles, database and extensions, made by the cluster's superuser at set-up."""

import hashlib
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import psycopg2
from psycopg2 import sql

from taskforce.local import secrets
from taskforce.local.cluster import ADMIN, PORT
from taskforce.local.paths import State

NAME, OWNER, APP = "taskforce", "taskforce_owner", "taskforce_app"
SUPERUSER_SQL = Path(__file__).with_name("superuser.sql")
SECRET_OF = {ADMIN: "database_admin", OWNER: "database_owner", APP: "database_app"}
POWERS = {
    # Migrates, backs up and restores; row-level policies do not hold it.
    OWNER: "login nosuperuser bypassrls createdb nocreaterole",
    # Serves the pages and the jobs; owns nothing, and every policy holds it.
    APP: "login nosuperuser nobypassrls nocreatedb nocreaterole",
}


def url(state: State, role: str, name: str = NAME) -> str:
    """How a role of this cluster connects."""
    word = quote(secrets.read(state.secrets, SECRET_OF[role]), safe="")
    return f"postgresql://{role}:{word}@/{name}?host={quote(str(state.run), safe='/')}&port={PORT}"


def prepare(state: State) -> None:
    """Make what is missing; quick when everything is there. May be run again at any time."""
    stamp = state.cluster / "taskforce.prepared"
    inputs = SUPERUSER_SQL.read_bytes() + repr(POWERS).encode() + b"member"
    wanted = hashlib.sha256(inputs).hexdigest()
    if stamp.exists() and stamp.read_text() == wanted:
        return
    with closing(_connect(state, "postgres")) as connection, connection.cursor() as cursor:
        for role, powers in POWERS.items():
            cursor.execute("select from pg_roles where rolname = %s", [role])
            verb = "alter" if cursor.rowcount else "create"
            word = secrets.read(state.secrets, SECRET_OF[role])
            statement = sql.SQL(f"{verb} role {{}} with {powers} password {{}}")
            cursor.execute(statement.format(sql.Identifier(role), sql.Literal(word)))
        # check_walls looks at the same rows as both roles within one transaction.
        cursor.execute(f"grant {APP} to {OWNER}")
    _run_superuser_sql(state, "template1")
    make_database(state, NAME)
    stamp.write_text(wanted)


def make_database(state: State, name: str) -> None:
    """A database of the owner's, with the extensions; only the two roles may enter it."""
    with closing(_connect(state, "postgres")) as connection, connection.cursor() as cursor:
        cursor.execute("select from pg_database where datname = %s", [name])
        if not cursor.rowcount:
            cursor.execute(f'create database "{name}" owner {OWNER} template "template1"')
        _admit_both_roles(cursor, name)
    with closing(_connect(state, name)) as connection, connection.cursor() as cursor:
        cursor.execute("revoke create on schema public from public")
        cursor.execute(f"alter schema public owner to {OWNER}")
        cursor.execute(f"grant usage on schema public to {APP}")
    _run_superuser_sql(state, name)


def copy_database(state: State, name: str, template: str) -> None:
    """A fresh copy of a database, in place of an older one and whoever is in it (the tests' own).

    All that is in the template is copied with it, its extensions and rights too; those upon
    the database as a whole are not.
    """
    with closing(_connect(state, "postgres")) as connection, connection.cursor() as cursor:
        cursor.execute(f'drop database if exists "{name}" with (force)')
        # Copying the files takes half of what writing each page to the log does.
        made = f'create database "{name}" owner {OWNER} template "{template}" strategy file_copy'
        cursor.execute(made)
        _admit_both_roles(cursor, name)


def _admit_both_roles(cursor: "psycopg2.extensions.cursor", name: str) -> None:
    cursor.execute(f'revoke all on database "{name}" from public')
    cursor.execute(f'grant connect on database "{name}" to {APP}')


def _run_superuser_sql(state: State, name: str) -> None:
    with closing(_connect(state, name)) as connection, connection.cursor() as cursor:
        cursor.execute(SUPERUSER_SQL.read_text())


def _connect(state: State, name: str) -> "psycopg2.extensions.connection":
    connection = psycopg2.connect(url(state, ADMIN, name), connect_timeout=10)
    connection.autocommit = True
    return connection
