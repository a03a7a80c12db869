"""The private servers of a test run."""

import asyncio
from dataclasses import dataclass

import asyncpg

from fixtures import postgres, redis_server
from fixtures.database import migrate

TEMPLATE = "faults"


@dataclass(frozen=True)
class Services:
    """The private servers of a test run."""

    postgres: postgres.PrivateServer
    redis: redis_server.Private

    def prepare(self) -> None:
        """Migrate once what every rig's database is copied from."""
        asyncio.run(self._create(f"CREATE DATABASE {TEMPLATE}"))
        migrate(f"{self.postgres.url}/{TEMPLATE}")

    async def create(self, name: str) -> str:
        """Make a migrated, empty database; its URL."""
        await self._create(f"CREATE DATABASE {name} TEMPLATE {TEMPLATE}")
        return f"{self.postgres.url}/{name}"

    async def _create(self, statement: str) -> None:
        db = await asyncpg.connect(f"{self.postgres.url}/postgres", timeout=10)
        try:
            await db.execute(statement)
        finally:
            await db.close()
