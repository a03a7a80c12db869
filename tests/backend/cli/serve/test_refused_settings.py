"""Settings that cannot work: the start is refused in one line that names them, without secrets."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.known_names import typos
from fixtures import postgres, redis_server
from fixtures.ports import HOST, free_port
from fixtures.server import refused, serving, sqlite_in

SECRET = "hunter2hunter2"
LONG = "a" * 70
ARGUMENTS = [
    *[("--port", value, "PORT=") for value in ("abc", "", "0", "-1", "65536", "80.5", "８０")],
    *[("--workers", value, "WORKERS=") for value in ("0", "-1", "x", "", "1e3", "100000")],
    *[("--host", value, "HOST=") for value in ("no such host", "", LONG, "1.2.3", "::g", "홀")],
    ("--host", "203.0.113.1", "HOST=203.0.113.1"),
]  # fmt: skip
ENDPOINT = {"OTEL_EXPORTER_OTLP_ENDPOINT": "http://127.0.0.1:4318"}
OTEL = [
    ("OTEL_EXPORTER_OTLP_ENDPOINT", f"http://u:{SECRET}@h"),
    ("OTEL_EXPORTER_OTLP_ENDPOINT", "h:4318"),
    ("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "ftp://h"),
    ("OTEL_TRACES_SAMPLER", "sometimes"),
    ("OTEL_TRACES_SAMPLER_ARG", "a tenth"),
    ("OTEL_TRACES_SAMPLER_ARG", "1.5"),
    ("OTEL_TRACES_SAMPLER_ARG", "nan"),
    ("OTEL_EXPORTER_OTLP_TIMEOUT", "-1"),
    ("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc"),
    ("OTEL_EXPORTER_OTLP_COMPRESSION", "zip"),
    ("OTEL_EXPORTER_OTLP_HEADERS", SECRET),
    ("OTEL_EXPORTER_OTLP_CERTIFICATE", "/nowhere/ca.pem"),
    ("OTEL_BSP_MAX_QUEUE_SIZE", "0"),
]


@pytest.fixture
def settings(tmp_path: Path) -> Iterator[dict[str, str]]:
    """Those of a start that would work; nothing is stored by one that does not."""
    yield {"DATABASE_URL": sqlite_in(tmp_path)}
    assert not (tmp_path / "test.db").exists()


def line(folder: Path, *arguments: str, **environment: str) -> str:
    """The one line of a refusal, which holds nothing secret."""
    (said,) = refused(folder, *arguments, **environment)
    assert SECRET not in said
    return said


@pytest.mark.parametrize(("argument", "value", "named"), ARGUMENTS)
def test_what_make_run_hands_on_is_refused_by_name(
    tmp_path: Path, settings: dict[str, str], argument: str, value: str, named: str
) -> None:
    said = line(tmp_path, argument, value, **settings)
    assert said.startswith(named)
    assert "make run" in said


@pytest.mark.parametrize(("name", "value"), OTEL)
def test_a_standard_variable_of_traces_is_refused_by_name(
    tmp_path: Path, settings: dict[str, str], name: str, value: str
) -> None:
    said = line(tmp_path, **{**settings, **ENDPOINT, name: value})
    assert said.startswith(f"EngageNow does not start: {name}: ")


def test_traces_that_are_well_set_let_it_start(tmp_path: Path) -> None:
    well = {"OTEL_TRACES_SAMPLER": "parentbased_traceidratio", "OTEL_TRACES_SAMPLER_ARG": "0.1"}
    with serving(tmp_path, DATABASE_URL=sqlite_in(tmp_path), **well) as server:
        assert server.log.read_text() == ""


WRONG = {
    "password": ("redis://:{secret}@{host}:{port}/0", "password"),
    "user": ("redis://eve:{secret}@{host}:{port}/0", "user or password"),
    "no password": ("redis://{host}:{port}/0", "wants a password"),
    "database": ("redis://:right@{host}:{port}/99", "no database of this number"),
    "no TLS": ("rediss://:right@{host}:{port}/0", "TLS"),
}


@pytest.fixture(scope="module")
def guarded() -> Iterator[redis_server.Private]:
    """A Redis with a password."""
    with redis_server.private() as server:
        server.ask("CONFIG", "SET", "requirepass", "right")
        yield server


@pytest.mark.parametrize(("url", "expected"), WRONG.values(), ids=WRONG)
def test_a_redis_that_does_not_take_what_the_setting_says(
    tmp_path: Path, settings: dict[str, str], guarded: redis_server.Private, url: str, expected: str
) -> None:
    url = url.format(secret=SECRET, host=HOST, port=guarded.port)
    said = line(tmp_path, **settings, REDIS_URL=url)
    assert said.startswith("EngageNow does not start: REDIS_URL: ")
    assert expected in said


@pytest.mark.parametrize("place", ["a port", "a name", "a socket", "one who is silent"])
def test_a_redis_that_is_away_is_a_mistake_on_a_developers_machine_alone(
    tmp_path: Path, place: str
) -> None:
    with socket.create_server((HOST, 0)) as silent:
        url = {
            "a port": f"redis://:{SECRET}@{HOST}:{free_port()}",
            "a name": f"redis://:{SECRET}@nowhere.invalid",
            "a socket": f"unix://{tmp_path}/nowhere.sock",
            "one who is silent": f"redis://:{SECRET}@{HOST}:{silent.getsockname()[1]}",
        }[place]
        settings = {"DATABASE_URL": sqlite_in(tmp_path), "REDIS_URL": url}
        said = line(tmp_path, **settings, ENVIRONMENT="development")
        assert said.startswith("EngageNow does not start: REDIS_URL: ")
        assert "does not answer" in said
        if place == "a port":  # else it goes on as with a Redis that is lost
            with serving(tmp_path, **settings):
                pass


@pytest.fixture(scope="module")
def closed() -> Iterator[postgres.PrivateServer]:
    """A PostgreSQL that asks for a password."""
    with postgres.private(password="right") as server:
        yield server


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("postgresql://postgres:{secret}@{host}:{port}/postgres", "password authentication failed"),
        ("postgresql://postgres:right@{host}:{port}/{secret2}", "does not exist"),
        ("postgresql://postgres:right@{host}:{port}/postgres?sslmode=require", "SSL"),
        ("postgresql://postgres:{secret}@nowhere.invalid/name", "not known"),
        ("postgresql://postgres:{secret}@{host}:{free}/name", "Connect call failed"),
        ("sqlite:////nowhere/engagenow.db", "unable to open"),
        ("sqlite:////etc/hostname", "not a database"),
    ],
)
def test_a_database_that_is_not_as_the_url_says(
    tmp_path: Path, closed: postgres.PrivateServer, url: str, expected: str
) -> None:
    places = {"host": HOST, "port": closed.port, "free": free_port()}
    url = url.format(secret=SECRET, secret2="nosuchname", **places)
    said = line(tmp_path, DATABASE_URL=url)
    assert said.startswith("The database is not migrated: DATABASE_URL: ")
    assert expected in said


def test_a_name_that_is_nearly_a_setting_is_told_and_its_value_is_not(tmp_path: Path) -> None:
    slip = {"SECRET_KEYS": SECRET, "PUBLIC_URI": SECRET, "REDISURL": SECRET}
    with serving(tmp_path, DATABASE_URL=sqlite_in(tmp_path), **slip) as server:
        told = server.log.read_text()
    assert SECRET not in told
    for meant in ("PUBLIC_URL", "REDIS_URL"):
        assert f'"did_you_mean": "{meant}"' in told


def test_only_what_is_very_near_is_taken_for_a_slip() -> None:
    fields = ["database_url", "redis_url", "github_client_id", "secret_key"]
    slip = typos(["DATABSE_URL", "DATABASE_URLS", "PATH", "GITHUB_RUN_ID", "SECRET"], fields)
    assert dict(slip) == {"DATABSE_URL": "DATABASE_URL", "DATABASE_URLS": "DATABASE_URL"}
    assert not typos(["SECRET_KEYS", "SECRET_KEY"], fields)
