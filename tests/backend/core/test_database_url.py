"""Database URLs as providers print them."""

import asyncio
import subprocess
import sys
from functools import partial

import pytest
from sqlalchemy import make_url, text

from app.core.config import ROOT
from app.core.database_url import async_database_url, libpq_environment, session_options
from app.storage.database import create_engine
from fixtures.server import clean_environment

ASYNCPG = "postgresql+asyncpg"


@pytest.mark.parametrize(
    ("given", "taken"),
    [
        ("postgres://u@h/d", f"{ASYNCPG}://u@h/d"),
        ("postgresql://u@h/d", f"{ASYNCPG}://u@h/d"),
        ("postgresql+psycopg://u@h/d", f"{ASYNCPG}://u@h/d"),
        ("postgresql+psycopg2://u@h/d", f"{ASYNCPG}://u@h/d"),
        ("postgresql+asyncpg://u@h/d", f"{ASYNCPG}://u@h/d"),
        ("postgresql://u:p%40ss@h:5433/d", f"{ASYNCPG}://u:p%40ss@h:5433/d"),
        ("postgresql://u@h/d?sslmode=require", f"{ASYNCPG}://u@h/d?ssl=require"),
        (
            "postgresql://u@h/d?sslmode=verify-full&channel_binding=require",
            f"{ASYNCPG}://u@h/d?ssl=verify-full",
        ),
        ("postgresql://u@h/d?ssl=allow&sslmode=require", f"{ASYNCPG}://u@h/d?ssl=allow"),
        ("postgresql://u:p@/d?host=h2&port=5544", f"{ASYNCPG}://u:p@h2:5544/d"),
        ("postgresql:///d?user=u&password=p&host=h", f"{ASYNCPG}://u:p@h/d"),
        ("postgresql://u@h/?dbname=d", f"{ASYNCPG}://u@h/d"),
        (
            "postgresql://u:p@/d?host=/tmp/x&port=5544",
            f"{ASYNCPG}://u:p@/d?host=%2Ftmp%2Fx&port=5544",
        ),
        ("postgresql://u@h/d?application_name=a", f"{ASYNCPG}://u@h/d?application_name=a"),
        ("sqlite:///engagenow.db", "sqlite+aiosqlite:///engagenow.db"),
        ("sqlite:////var/lib/e.db", "sqlite+aiosqlite:////var/lib/e.db"),
        ("sqlite+aiosqlite://", "sqlite+aiosqlite://"),
    ],
)
def test_the_async_driver_is_named(given: str, taken: str):
    assert async_database_url(given) == taken


@pytest.mark.parametrize("given", ["", "engagenow.db", "postgresql", "://", "http:"])
def test_what_is_no_url_is_refused_without_repeating_it(given: str):
    with pytest.raises(ValueError, match="is not a database URL such as postgresql://"):
        async_database_url(given)


@pytest.mark.parametrize(
    ("options", "named"),
    [
        ("service=x", "service"),
        ("sslrootcert=/a", "sslrootcert"),
        ("target_session_attrs=read-write", "target_session_attrs"),
        ("Host=h", "no word"),
        ("host=a,b", "several hosts"),
        ("host=a&host=b", "host more than once"),
        ("port=x", "port"),
        ("port=99999", "port"),
        ("connect_timeout=-1", "connect_timeout"),
        ("sslmode=maybe", "sslmode"),
        ("options=nonsense", "options"),
    ],
)
def test_what_is_not_understood_is_named(options: str, named: str):
    with pytest.raises(ValueError, match=named) as refusal:
        async_database_url(f"postgresql://u:verysecret@h/d?{options}")
    assert "verysecret" not in str(refusal.value)


@pytest.mark.parametrize(
    "given", ["mysql://u@h/d", "redis://h", "oracle://h/d", "postgresql://u@a:1,b:2/d"]
)
def test_another_database_is_refused(given: str):
    with pytest.raises(ValueError, match="is not a database URL"):
        async_database_url(given)


def test_options_reach_the_server():
    url = async_database_url(
        "postgresql://u@h/d?application_name=a&connect_timeout=3&options=-c%20work_mem%3D8MB"
    )
    said = session_options(url)
    assert said["server_settings"] == {"application_name": "a", "work_mem": "8MB"}
    assert said["timeout"] == 3
    assert str(said["url"]) == f"{ASYNCPG}://u@h/d"


def test_programs_of_postgresql_go_where_the_server_goes():
    url = async_database_url("postgresql://u:p@/d?host=/tmp/x&port=5544")
    assert libpq_environment(url) == {
        "PGHOST": "/tmp/x",
        "PGPORT": "5544",
        "PGUSER": "u",
        "PGPASSWORD": "p",
        "PGDATABASE": "d",
    }


async def test_a_database_is_migrated_and_asked_as_its_url_says(postgres_url: str):
    parsed = make_url(postgres_url)
    said = {"host": parsed.host, "port": str(parsed.port), "application_name": "talk"}
    options = {**parsed.query, **said, "options": "-c work_mem=8MB", "connect_timeout": "4"}
    moved = parsed.set(host="nowhere.invalid", port=1, query=options)
    url = moved.render_as_string(hide_password=False)
    environment = {**clean_environment(), "DATABASE_URL": url}
    migrate = [sys.executable, "-m", "app", "migrate"]
    run = partial(subprocess.run, check=True, cwd=ROOT / "backend", env=environment)
    await asyncio.to_thread(run, migrate)
    engine = create_engine(async_database_url(url))
    async with engine.connect() as connection:
        shown = [
            await connection.scalar(text(f"SHOW {name}"))
            for name in ("application_name", "work_mem", "lock_timeout")
        ]
    await engine.dispose()
    assert shown == ["talk", "8MB", "1500ms"]
