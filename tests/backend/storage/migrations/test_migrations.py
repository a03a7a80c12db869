"""Migrations make the tables that the models mean, on both databases, and take them back."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TypeVar

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect

from app.__main__ import main
from app.storage.database import Base, create_engine
from app.storage.migrations import alembic_config, upgrade
from fixtures import postgres
from fixtures.database import KINDS
from fixtures.settings import Configure

T = TypeVar("T")
TABLES = {table.name for table in Base.metadata.sorted_tables}


@pytest.fixture(params=KINDS)
def url(request: pytest.FixtureRequest, tmp_path: Path, configure: Configure) -> Iterator[str]:
    """An empty database, named by the settings."""
    with _empty(request.param, tmp_path) as url:
        yield configure(database_url=url).database_url


def _empty(kind: str, folder: Path) -> AbstractContextManager[str]:
    @contextmanager
    def file() -> Iterator[str]:
        yield f"sqlite:///{folder / 'empty.db'}"

    return postgres.database() if kind == "postgresql" else file()


def look(url: str, see: Callable[[Connection], T]) -> T:
    """Look at a database with a synchronous function."""

    async def looking() -> T:
        engine = create_engine(url)
        async with engine.connect() as connection:
            seen = await connection.run_sync(see)
        await engine.dispose()
        return seen

    return asyncio.run(looking())


def tables(connection: Connection) -> set[str]:
    return set(inspect(connection).get_table_names()) - {"alembic_version"}


def differences(connection: Connection) -> list[object]:
    """What a new migration would have to do."""
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return list(compare_metadata(context, Base.metadata))


def test_there_is_one_newest_revision():
    assert len(ScriptDirectory.from_config(alembic_config()).get_heads()) == 1


def test_migrations_make_what_the_models_mean(url: str):
    upgrade()
    assert look(url, tables) == TABLES
    assert look(url, differences) == []


def test_an_empty_database_differs(url: str):
    assert len(look(url, differences)) >= len(TABLES)


def test_upgrading_again_changes_nothing(url: str):
    upgrade()
    upgrade()
    assert look(url, differences) == []


def test_migrations_can_be_taken_back_and_made_again(url: str):
    upgrade()
    command.downgrade(alembic_config(), "base")
    assert look(url, tables) == set()
    upgrade()
    assert look(url, differences) == []


def test_the_command_line_migrates(url: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("sys.argv", ["app", "migrate"])
    main()
    assert look(url, tables) == TABLES
