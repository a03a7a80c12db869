"""The backend's image: who it is, what it may, what it refuses, what it lacks."""

import pytest

from containers import Container

SECRET = "8f41c6de0b7a92358f41c6de0b7a9235"
TOOLS = ("gcc", "cc", "make", "curl", "wget", "git")


def test_without_a_secret_it_says_in_one_line_what_to_set(backend: Container) -> None:
    done = backend.run(*backend.own_command)
    assert done.returncode
    assert done.stderr.splitlines()[0] == (
        "EngageNow does not start: set SECRET_KEY to at least 32 random bytes"
    )


def test_the_test_login_is_refused_in_one_line(backend: Container) -> None:
    done = backend.run(*backend.own_command, SECRET_KEY=SECRET, TEST_LOGIN="true")
    assert done.stderr.splitlines()[0].startswith("EngageNow does not start: unset TEST_LOGIN")


def test_a_worker_that_does_not_run_is_not_healthy(backend: Container) -> None:
    assert backend.config["Healthcheck"]["Test"][0] == "CMD"
    done = backend.run(*backend.config["Healthcheck"]["Test"][1:], "--port", "1")
    assert done.returncode
    assert done.stderr.startswith("No server answers on port 1")


def test_it_is_not_root(backend: Container) -> None:
    assert backend.config["User"] == "10001:10001"
    assert backend.output_of("id", "-u") == ["10001"]


def test_it_writes_to_its_tmpfs_alone(backend: Container) -> None:
    looked = "find / -writable ! -type l ! -path '/proc/*' ! -path '/dev/*' 2>/dev/null || true"
    assert backend.output_of("sh", "-c", looked) == ["/tmp"]
    assert backend.output_of("sh", "-c", "touch /tmp/here && echo written") == ["written"]


def test_none_of_its_files_is_its_own(backend: Container) -> None:
    looked = "find /opt /srv /usr /etc -xdev ! -user 0 2>/dev/null || true"
    assert backend.output_of("sh", "-c", looked) == []


def test_it_has_no_capabilities_and_gains_none(backend: Container) -> None:
    status = backend.output_of("cat", "/proc/self/status")
    found = dict(line.split(":\t", 1) for line in status if ":\t" in line)
    assert found["CapEff"] == found["CapPrm"] == found["CapInh"] == "0" * 16
    assert found["NoNewPrivs"] == "1"


@pytest.mark.parametrize("tool", TOOLS)
def test_nothing_is_left_of_what_built_it(backend: Container, tool: str) -> None:
    assert backend.run("sh", "-c", f"command -v {tool}").returncode


def test_only_the_server_is_in_it(backend: Container) -> None:
    assert backend.output_of("ls", "/srv/engagenow") == ["backend"]
    assert backend.output_of("ls", "/srv/engagenow/backend") == [
        "alembic.ini",
        "app",
        "engagenow_client",
        "migrations",
    ]
    assert backend.run("python", "-c", "import pytest").returncode


def test_what_is_installed_is_what_was_tested(backend: Container) -> None:
    listed = "import importlib.metadata as m; [print(d.name, d.version) for d in m.distributions()]"
    found = {
        line.split()[0].lower().replace("_", "-")
        for line in backend.output_of("python", "-c", listed)
    }
    assert {"fastapi", "asyncpg", "uvloop", "sqlalchemy"} <= found
    assert not {"pip", "setuptools", "wheel"} & found


def test_it_imports_the_client(backend: Container) -> None:
    code = "import engagenow_client as client; print(client.__file__)"
    assert backend.output_of("python", "-c", code) == [
        "/srv/engagenow/backend/engagenow_client/__init__.py"
    ]
