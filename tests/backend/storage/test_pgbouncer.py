"""Behind PgBouncer, which gives every transaction, or every client, another connection of a few."""

import subprocess
import sys
from collections.abc import Iterator

import pytest

from app.core.config import ROOT
from app.storage.migrations import upgrade
from fixtures import pgbouncer
from fixtures.server import clean_environment
from fixtures.settings import Configure
from fixtures.waiting import PATIENCE

ASKING = """
import asyncio, sys
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession
from app.storage.database import create_engine, get_settings

QUESTIONS = [
    "SELECT CAST(:n AS int) AS a, 'x' AS b",
    "SELECT 'y' AS b, CAST(:n AS int) AS a, 2.5 AS c",
    "SELECT a, a + 1 AS b FROM generate_series(CAST(:n AS int), CAST(:n AS int)) AS a",
]

async def ask(engine, number):
    async with AsyncSession(engine) as db:
        found = await db.execute(text(QUESTIONS[number % len(QUESTIONS)]), {"n": number})
        row = found.one()._mapping
        if row.get("a") != number:
            raise SystemExit(f"{number} was answered {dict(row)}")

async def main():
    engine = create_engine(get_settings().database_url)
    for start in range(0, 600, 20):
        await asyncio.gather(*(ask(engine, number) for number in range(start, start + 20)))
    await engine.dispose()

asyncio.run(main())
"""


@pytest.fixture(scope="module", params=["transaction", "session"])
def pooled(request: pytest.FixtureRequest, migrated_postgres: str) -> Iterator[str]:
    with pgbouncer.in_front_of(migrated_postgres, request.param) as url:
        yield url


def test_who_does_not_say_so_is_told_how_to(pooled: str, configure: Configure):
    configure(database_url=pooled)
    with pytest.raises(SystemExit, match=r"PgBouncer, end it with \?pgbouncer=true\)$"):
        upgrade()
    configure(database_url=f"{pooled}?pgbouncer=true")
    upgrade()


@pytest.mark.nightly  # two processes that ask for seconds
def test_each_question_of_two_workers_gets_its_own_answer(pooled: str):
    environment = {**clean_environment(), "DATABASE_URL": f"{pooled}?pgbouncer=true"}
    command = [sys.executable, "-c", ASKING]
    workers = [
        subprocess.Popen(command, cwd=ROOT / "backend", env=environment, stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    said = [worker.communicate(timeout=PATIENCE)[1].decode() for worker in workers]
    assert [worker.returncode for worker in workers] == [0, 0], said
