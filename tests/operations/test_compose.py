"""docker-compose.yml is held against the code: variables, commands, secrets, privileges."""

import importlib.util
import re

import pytest
import yaml
from django.core.management import call_command

from taskforce.local.paths import CHECKOUT

COMPOSE = yaml.safe_load((CHECKOUT / "docker-compose.yml").read_text())
SERVICES = COMPOSE["services"]
OURS = {name: entry for name, entry in SERVICES.items() if "build" in entry}
SETTINGS = set((CHECKOUT / "taskforce/settings").glob("*.py"))
SOURCES = [
    *(SETTINGS - {CHECKOUT / "taskforce/settings/test.py"}),
    CHECKOUT / "docker/gunicorn.conf.py",
]


def variables_read() -> set[str]:
    """Every name that the settings ask the environment for."""
    text = "\n".join(path.read_text() for path in SOURCES)
    plain = set(re.findall(r'env(?:\.\w+)?\(\s*"([A-Z_]+)"', text))
    plain |= set(re.findall(r'os\.environ\.get\("([A-Z_]+)"', text))
    secret = set(re.findall(r'(?:secret|database)\(\s*"([A-Z_]+)"', text))
    secret |= {f"{name}_PASSWORD" for name in secret if name.endswith("DATABASE_URL")}
    return plain | secret | {f"{name}_FILE" for name in secret} | {"DJANGO_SETTINGS_MODULE"}


@pytest.mark.parametrize("name", sorted(OURS))
def test_the_settings_read_every_variable_that_it_sets(name):
    assert set(OURS[name]["environment"]) <= variables_read()


def documented() -> set[str]:
    """The variables in the tables of docs/operators.md."""
    rows = re.findall(r"^\| (`[A-Z].*?) \|", (CHECKOUT / "docs/operators.md").read_text(), re.M)
    return {name for row in rows for name in re.findall(r"`([A-Z_]+)`", row)}


def test_every_variable_that_the_settings_read_is_documented():
    # A whole database URL from a file is possible, but nothing that anybody is told to do.
    unsaid = {"DATABASE_URL_FILE", "OWNER_DATABASE_URL_FILE", "DJANGO_SETTINGS_MODULE"}
    unsaid |= {"DATABASE_URL_PASSWORD", "OWNER_DATABASE_URL_PASSWORD"}
    assert variables_read() - unsaid <= documented()


def test_every_variable_that_an_operator_gives_is_documented():
    given = re.findall(r"\$\{([A-Z_]+)", (CHECKOUT / "docker-compose.yml").read_text())
    assert set(given) <= documented()


@pytest.mark.parametrize("name", sorted(SERVICES))
def test_every_secret_it_uses_is_declared(name):
    assert set(SERVICES[name].get("secrets", [])) <= set(COMPOSE["secrets"])


@pytest.mark.parametrize("name", sorted(OURS))
def test_every_secret_file_it_reads_is_mounted(name):
    values = [str(value) for value in OURS[name]["environment"].values()]
    read = {value.removeprefix("/run/secrets/") for value in values if "/run/secrets/" in value}
    assert read == set(OURS[name]["secrets"])


@pytest.mark.parametrize("name", sorted(OURS))
def test_our_containers_have_no_privileges(name):
    entry = OURS[name]
    assert entry["user"] == "10001:10001"
    assert entry["cap_drop"] == ["ALL"]
    assert entry["read_only"] is True


@pytest.mark.parametrize("name", ["web", "worker", "beat"])
def test_pages_and_jobs_never_get_the_owners_password(name):
    assert "OWNER_DATABASE_URL" not in OURS[name]["environment"]
    assert "database_owner" not in OURS[name]["secrets"]


@pytest.mark.parametrize("name", ["nginx", "web", "worker", "database", "broker"])
def test_it_has_a_health_check(name):
    assert SERVICES[name]["healthcheck"]["test"]


@pytest.mark.parametrize("name", ["web", "worker"])
def test_it_can_be_scaled(name):
    assert not {"container_name", "ports"} & set(OURS[name])


def test_nothing_is_published_but_the_proxy():
    assert [name for name, entry in SERVICES.items() if "ports" in entry] == ["nginx"]


def test_the_proxy_reaches_the_pages_and_nothing_behind_them():
    near = set(SERVICES["nginx"]["networks"])
    assert {name for name, entry in SERVICES.items() if near & set(entry["networks"])} == {
        "nginx",
        "web",
    }


def test_only_the_proxy_has_a_way_out():
    open_networks = {name for name, entry in COMPOSE["networks"].items() if not entry}
    assert [name for name, entry in SERVICES.items() if open_networks & set(entry["networks"])] == [
        "nginx"
    ]


@pytest.mark.parametrize("name", sorted(set(SERVICES) - {"nginx"}))
def test_every_container_runs_as_an_ordinary_user_on_a_read_only_disk(name):
    entry = SERVICES[name]
    assert entry["user"].split(":")[0] not in {"0", "root"}
    assert entry["read_only"] is True
    assert entry["cap_drop"] == ["ALL"]
    assert entry["security_opt"] == ["no-new-privileges:true"]


def test_the_database_is_not_called_healthy_while_its_roles_are_being_made():
    # The image's first start answers on the socket only.
    assert "127.0.0.1" in SERVICES["database"]["healthcheck"]["test"]


def test_the_dump_program_is_of_the_databases_version():
    # Both come from the same Debian release; trixie's postgresql-client is 17.
    image = SERVICES["database"]["image"]
    [base] = re.findall(r"^FROM (python:\S+)", (CHECKOUT / "Dockerfile").read_text(), re.M)
    assert image == "postgres:17-trixie"
    assert base.endswith("-trixie")


def test_every_module_of_a_command_exists():
    text = " ".join(
        " ".join(map(str, entry["command"])) for entry in OURS.values() if "command" in entry
    )
    modules = {word.split(":")[0] for word in re.findall(r"\btaskforce(?:\.\w+)*(?::\w+)?", text)}
    assert {"taskforce", "taskforce.wsgi"} <= modules
    assert all(importlib.util.find_spec(module) for module in modules)


def test_every_mounted_file_exists():
    mounts = [mount for entry in SERVICES.values() for mount in entry.get("volumes", [])]
    files = [mount.split(":")[0] for mount in mounts if mount.startswith("./")]
    assert files
    assert all((CHECKOUT / name).exists() for name in files)


def test_the_image_runs_as_an_ordinary_user():
    lines = (CHECKOUT / "Dockerfile").read_text().splitlines()
    assert [line for line in lines if line.startswith("USER")] == ["USER taskforce"]


def test_the_image_gets_only_what_is_named():
    lines = [
        line
        for line in (CHECKOUT / ".dockerignore").read_text().splitlines()
        if not line.startswith("#")
    ]
    assert lines[0] == "*"
    named = {line[1:] for line in lines if line.startswith("!")}
    assert all((CHECKOUT / name).exists() for name in named)
    code = {path.parent.name for path in CHECKOUT.glob("*/__init__.py")} - {"tests"}
    assert code < named
    assert not named & {"tests", "docker", ".git", ".state", ".", "docs"}


def test_the_proxy_shows_pages_that_the_image_holds():
    from taskforce.operations.management.commands.proxy_pages import STATUSES

    text = (CHECKOUT / "docker/nginx.conf").read_text()
    shown = {int(number) for number in re.findall(r"/static/errors/(\d+)\.html", text)}
    assert shown == set(STATUSES)
    assert "proxy_pages" in (CHECKOUT / "Dockerfile").read_text()


def test_the_pages_of_the_proxy_are_whole_pages(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    call_command("proxy_pages", verbosity=0)
    pages = {path.name: path.read_text() for path in (tmp_path / "errors").iterdir()}
    assert set(pages) == {"413.html", "429.html", "502.html"}
    assert "does not answer just now" in pages["502.html"]
    assert all(text.rstrip().endswith("</html>") for text in pages.values())


def test_the_proxy_takes_uploads_of_the_size_that_the_pages_take(settings):
    found = re.search(r"client_max_body_size (\d+)m", (CHECKOUT / "docker/nginx.conf").read_text())
    allowed = int(found[1]) * 1024 * 1024
    assert settings.UPLOAD_LIMIT_BYTES < allowed < settings.UPLOAD_LIMIT_BYTES * 1.2
